import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const coveralls = {
  provider: 'coveralls',
  docs: 'https://docs.coveralls.io/api-repos-endpoint',
  rules: [
    {
      id: 'coveralls-repo-token',
      kind: 'token of a repository or a user',
      severity: 'low',
      keywords: ['coveralls', 'repo_token', 'repo-token', 'repotoken'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32,37})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
