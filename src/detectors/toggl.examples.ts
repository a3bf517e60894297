import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('37bcd99bb9658c42', 'a3fe452d1f531e6d');

export const togglExamples: DetectorExamples = {
  positive: {
    'toggl-api-token': [`TOGGL_API_TOKEN=${apiToken}`, `export TOGGL_API_TOKEN="${apiToken}"`],
  },
  negative: [
    { why: 'a commit beside the word', text: `togglapi at commit ${apiToken}` },
    { why: 'a checksum', text: `TOGGL_CHECKSUM=${apiToken}` },
  ],
};
