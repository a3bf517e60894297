import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token = join('a3g4qwyaeyf9zqv', 'xe94w6esltb495x');
const userKey = join('uod0ml99u1wbwcs', '5levtml2cu0l1xu');

export const pushoverExamples: DetectorExamples = {
  positive: {
    'pushover-token': [
      `PUSHOVER_TOKEN=${token}`,
      `new Client({ pushoverToken: '${token}' })`,
      `PUSHOVER_USER_KEY=${userKey}\nPUSHOVER_TOKEN=${token}`,
    ],
    'pushover-user-key': [`PUSHOVER_USER_KEY=${userKey}`, `new Client({ pushoverUserKey: '${userKey}' })`],
  },
  negative: [
    { why: 'a value of that form beside the word (token)', text: `pushover build ${token}` },
    { why: 'a reference (token)', text: 'PUSHOVER_TOKEN=${PUSHOVER_TOKEN}' },
    { why: 'a value of that form beside the word (user key)', text: `pushover build ${userKey}` },
    { why: 'a reference (user key)', text: 'PUSHOVER_USER_KEY=${PUSHOVER_USER_KEY}' },
  ],
};
