import type { Detector } from './detector.js';

const SIGN = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;

export const asana = {
  provider: 'asana',
  docs: 'https://developers.asana.com/docs/personal-access-token#example',
  rules: [
    {
      // Ids of user and token in clear, then the secret.
      id: 'asana-pat',
      kind: 'personal access token',
      severity: 'high',
      keywords: ['asana', 'bearer 1/', 'bearer 2/'],
      pattern: String.raw`(?<secret>[12]/[0-9]{15,19}(?:/[0-9]{15,19})?:[a-f0-9]{32})`,
      boundary: 'base64',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
    {
      id: 'asana-legacy-pat',
      kind: 'personal access token (old form)',
      severity: 'high',
      keywords: ['asana'],
      pattern: String.raw`(?<secret>0/[a-f0-9]{32})`,
      boundary: 'base64',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
    {
      id: 'asana-client-secret',
      kind: 'OAuth client secret',
      severity: 'medium',
      keywords: ['asana'],
      pattern: String.raw`(?i:secret)[A-Za-z0-9_.-]{0,16}${SIGN}(?<secret>[a-z0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'client-id': ['id', 'clientid'] },
    },
  ],
} as const satisfies Detector;
