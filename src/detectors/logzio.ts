import type { Detector } from './detector.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

export const logzio = {
  provider: 'logzio',
  docs: 'https://docs.logz.io/docs/user-guide/admin/authentication-tokens/api-tokens/',
  rules: [
    {
      id: 'logzio-token',
      kind: 'API token',
      severity: 'medium',
      keywords: ['logzio', 'logz_io', 'logz-io', 'logz.io', 'logz'],
      pattern: String.raw`(?<secret>${UUID}|[A-Za-z]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
    {
      // 32 letters and no digit.
      id: 'logzio-shipping-token',
      kind: 'token for sending log lines',
      severity: 'medium',
      keywords: ['logzio', 'logz_io', 'logz.io'],
      pattern: String.raw`(?i)logz[_.-]?io[a-z0-9_.-]{0,40}token["'\x60]?\]?[ \t]*(?:=>|:=|[:=]|[ \t])[ \t]*["'\x60]?(?<secret>(?-i:[A-Za-z]{32}))`,
      boundary: 'alphanumeric',
      minEntropy: 3.8,
      judge: 'random',
      specificity: 65,
    },
  ],
} as const satisfies Detector;
