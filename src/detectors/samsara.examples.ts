import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('samsar', 'a_api_rmG1uS8Tu9Xh', 'X1PM3Hn9bofhJqNLr');

export const samsaraExamples: DetectorExamples = {
  positive: {
    'samsara-api-token': [`SAMSARA_API_TOKEN=${apiToken}`, `samsara: ${apiToken}`],
  },
  negative: [
    { why: 'api token cut short', text: apiToken.slice(0, 37) },
    { why: 'placeholder for the api token', text: `${join('samsar', 'a_api_', 'x'.repeat(29))}` },
  ],
};
