import type { DetectorExamples } from './detector.js';

const url = (scheme: string, ...rest: readonly string[]): string => [scheme, rest.join('')].join('://');
const login = ['svc', ['Wd4', 'zR8p', 'Yb1'].join('')].join(':');

export const proxyExamples: DetectorExamples = {
  positive: {
    'proxy-url': [
      `ALL_PROXY=${url('socks5h', login, '@proxy.internal:1080')}`,
      `${url('socks5', login, '@10.1.2.3:1080')}`,
    ],
  },
  negative: [
    { why: 'words of a manual', text: url('socks5h', 'user:password', '@host/') },
    { why: 'a variable', text: url('socks5h', 'svc:${PASSWORD}', '@host.internal') },
    { why: 'no password', text: url('socks5h', 'host.internal:4242/x') },
  ],
};
