import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join(
  'ess',
  'u_',
  'xXEP8jL_ZbBdyVFDVRFgqCiVgBA81O1yvkx3Zx8RmhS5YC27zE',
  'TIWuSuSBem9MRY2Wl75FjyErwUJ0Wqp6yVwVdZl3lq-Iuj9iWg',
);

export const elasticCloudExamples: DetectorExamples = {
  positive: {
    'elastic-cloud-api-key': [
      `ELASTIC_CLOUD_API_KEY=${apiKey}`,
      `curl https://api.internal -H "Authorization: Bearer ${apiKey}"`,
    ],
  },
  negative: [
    { why: 'API key of an organization one character short', text: `see ${apiKey.slice(0, 64)}` },
    { why: 'API key of an organization that is masked', text: `masked ${join('ess', 'u_')}${'x'.repeat(100)}` },
  ],
};
