import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('ts', 's_vEC9LmpCO8XJAwDsWZsGtFqP', '48hwX4BasglaPpn4hbg6IECKTl');

export const thunderstoreExamples: DetectorExamples = {
  positive: {
    'thunderstore-api-token': [`THUNDERSTORE_API_TOKEN=${apiToken}`, `Using ${apiToken} for the job`],
  },
  negative: [
    { why: 'api token cut short', text: apiToken.slice(0, 23) },
    { why: 'placeholder for the api token', text: `${join('ts', 's_', 'x'.repeat(50))}` },
  ],
};
