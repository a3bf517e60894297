import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token = join(
  'p.e',
  'yJlhcOnaW5S289QZCmv6LcAT3CVo0MVjndtaKGvBjZVn_bE5vMFeJ29Jc-A',
  'GDnIIpW8cO8FTJHH9Osffh5i4VF-RCVENpkpc6dJHY0e6fdHKaHFlXl4jk0',
  'hg8uL-1KxjvXom.pM83OCZhfp1TY4MMtGf6dYFOIXtP2YozbOHEdS4817X',
);

export const tinybirdExamples: DetectorExamples = {
  positive: {
    'tinybird-token': [`TINYBIRD_TOKEN=${token}`, `curl -H "X-Api-Key: ${token}"`],
  },
  negative: [
    { why: 'token cut short', text: token.slice(0, 108) },
    { why: 'token as the end of a longer word', text: `a${token}` },
  ],
};
