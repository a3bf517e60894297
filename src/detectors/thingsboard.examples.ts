import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const credential = join('ne8HFGH3Z5', 'MiD7lNVLWU');

export const thingsboardExamples: DetectorExamples = {
  positive: {
    'thingsboard-credential': [`THINGSBOARD_ACCESS_TOKEN=${credential}`, `thingsboard:\n  api_key: ${credential}\n`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `thingsboard build ${credential}` },
    { why: 'one character short', text: `"thingsboard": "${credential.slice(1)}"` },
  ],
};
