import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token = join('5XJA3OAI56', 'DDLEX71T4X');

export const eventbriteExamples: DetectorExamples = {
  positive: {
    'eventbrite-token': [`EVENTBRITE_TOKEN=${token}`, `eventbrite.configure(token="${token}")`],
  },
  negative: [
    { why: 'private token one character short', text: `EVENTBRITE_SID=${token.slice(0, 19)}` },
    { why: 'private token beside the name, given to nothing', text: `eventbrite at ${token}` },
    { why: 'the name inside of another word', text: `xeventbriteish_sid=${token}` },
  ],
};
