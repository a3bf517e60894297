import type { DetectorExamples } from './detector.js';

const url = (scheme: string, ...rest: readonly string[]): string => [scheme, rest.join('')].join('://');
const login = ['svc', ['Wd4', 'zR8p', 'Yb1'].join('')].join(':');

export const mqttExamples: DetectorExamples = {
  positive: {
    'mqtt-url': [`MQTT_URL=${url('mqtts', login, '@broker.internal:8883')}`, `${url('wss', login, '@live.internal')}`],
  },
  negative: [
    { why: 'words of a manual', text: url('mqtts', 'user:password', '@host/') },
    { why: 'a variable', text: url('mqtts', 'svc:${PASSWORD}', '@host.internal') },
    { why: 'no password', text: url('mqtts', 'host.internal:4242/x') },
  ],
};
