import type { Detector } from './detector.js';

export const coderabbit = {
  provider: 'coderabbit',
  docs: 'https://docs.coderabbit.ai/',
  rules: [
    {
      // The prefix is too short to search for alone.
      id: 'coderabbit-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['coderabbit', 'key=cr-', 'key: cr-', 'bearer cr-', '"cr-'],
      pattern: String.raw`(?<secret>cr-[a-f0-9]{58})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
