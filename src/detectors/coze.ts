import type { Detector } from './detector.js';

export const coze = {
  provider: 'coze',
  docs: 'https://www.coze.com/docs/developer_guides/coze_api_overview',
  rules: [
    {
      // Other vendors use the prefix too, so that the name has to be near.
      id: 'coze-pat',
      kind: 'personal access token',
      severity: 'medium',
      keywords: ['coze'],
      pattern: String.raw`(?<secret>pat_[A-Za-z0-9]{64})`,
      boundary: 'alphanumeric',
      minEntropy: 4,
      judge: 'random',
      specificity: 82,
    },
  ],
} as const satisfies Detector;
