import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const authToken = join('XJDMOqJVBaepJLV81IEg', 'sN5Cg8uFRQUC8yo14v4O');
const authId = join('MAL0LF3PY8', '7QXQF0FLZD');

export const plivoExamples: DetectorExamples = {
  positive: {
    'plivo-auth-token': [
      `PLIVO_AUTH_TOKEN=${authToken}`,
      `export PLIVO_AUTH_TOKEN="${authToken}"`,
      `PLIVO_AUTH_ID=${authId}\nPLIVO_AUTH_TOKEN=${authToken}`,
    ],
    'plivo-auth-id': [`PLIVO_AUTH_ID=${authId}`, `export PLIVO_AUTH_ID="${authId}"`],
  },
  negative: [
    { why: 'a value of that form beside the word (auth token)', text: `plivo build ${authToken}` },
    { why: 'one character short (auth token)', text: `"plivo": "${authToken.slice(1)}"` },
    { why: 'a value of that form beside the word (auth id)', text: `plivo build ${authId}` },
    { why: 'one character short (auth id)', text: `"plivo": "${authId.slice(1)}"` },
  ],
};
