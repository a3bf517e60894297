import type { Detector } from './detector.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

export const langfuse = {
  provider: 'langfuse',
  docs: 'https://langfuse.com/docs/api-and-data-platform/features/public-api',
  rules: [
    {
      id: 'langfuse-secret-key',
      kind: 'secret key',
      severity: 'medium',
      keywords: ['sk-lf-'],
      pattern: String.raw`(?<secret>sk-lf-${UUID})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
      pairWith: { rule: 'langfuse-public-key', withinBytes: 400, companion: 'public-key' },
    },
    {
      id: 'langfuse-public-key',
      kind: 'public key, an identifier',
      severity: 'low',
      lowBecause: 'half',
      keywords: ['pk-lf-'],
      pattern: String.raw`(?<secret>pk-lf-${UUID})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
