import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const authToken = join('MH9qiRCYKYhBECugB2', 'k27L9QDkX6LRbtHX64');

export const yarnrcExamples: DetectorExamples = {
  positive: {
    'yarnrc-auth-token': [
      `npmAuthToken: ${authToken}`,
      `npmRegistries:\n  "//npm.corp.internal":\n    npmAuthIdent: "${authToken}"`,
    ],
  },
  negative: [
    { why: 'a variable', text: 'npmAuthToken: "${NPM_TOKEN}"' },
    { why: 'a variable with a default', text: 'npmAuthIdent: "${NPM_LOGIN:-}"' },
  ],
};
