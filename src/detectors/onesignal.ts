import type { Detector } from './detector.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

export const onesignal = {
  provider: 'onesignal',
  docs: 'https://documentation.onesignal.com/docs/en/keys-and-ids',
  rules: [
    {
      id: 'onesignal-api-key',
      kind: 'key of an application or organization',
      severity: 'high',
      keywords: ['os_v2_app_', 'os_v2_org_'],
      pattern: String.raw`(?<secret>os_v2_(?:app|org)_[a-z2-7]{103})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'onesignal-api-key-legacy',
      kind: 'REST API key (old form)',
      severity: 'medium',
      keywords: ['onesignal', 'one_signal', 'one-signal'],
      pattern: String.raw`(?<secret>(?:${UUID}|[A-Za-z0-9]{48}))`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'app-id': ['onesignalappid', 'appid'] },
    },
  ],
} as const satisfies Detector;
