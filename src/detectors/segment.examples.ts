import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const publicApiToken = join('sg', 'p_otHkqTqdAiToEZgjICjeMbIzrN8p58E', 'pButtjKfmm5Z3genT8Gk2MHJLsF2uaGgG');
const writeKey = join('x2m6QPJqs6gtFs3W', 'vpTYsNbaDTlPvwUb');

export const segmentExamples: DetectorExamples = {
  positive: {
    'segment-public-api-token': [`SEGMENT_PUBLIC_API_TOKEN=${publicApiToken}`, `segment: ${publicApiToken}`],
    'segment-write-key': [`SEGMENT_WRITE_KEY=${writeKey}`, `segment_write_key: ${writeKey}`],
  },
  negative: [
    { why: 'public api token cut short', text: publicApiToken.slice(0, 67) },
    { why: 'public api token as the end of a longer word', text: `a${publicApiToken}` },
    { why: 'a value of that form beside the word (write key)', text: `segmentwrite build ${writeKey}` },
    { why: 'one character short (write key)', text: `"segmentwrite": "${writeKey.slice(1)}"` },
  ],
};
