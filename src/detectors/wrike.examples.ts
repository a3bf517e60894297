import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const permanentToken = join(
  'ey',
  'J9xKKbCVur4FVsOIinXZ8d6JW8kCaou.eyJ-clwbdi5NvXyO82RD5',
  'R444NztcBrjp.lpI6YcVdu2_vAX52cpKEwoQOiO-zqgY2qqVWqBMq',
);

export const wrikeExamples: DetectorExamples = {
  positive: {
    'wrike-permanent-token': [`WRIKE_PERMANENT_TOKEN=${permanentToken}`, `wrike_permanent_token: ${permanentToken}`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `wrike build ${permanentToken}` },
    { why: 'a reference', text: 'WRIKE_PERMANENT_TOKEN=${WRIKE_PERMANENT_TOKEN}' },
  ],
};
