import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token2 = join('f7', '8f6820-f114-1aa7-', '559b-1cd1d16f99ed');
const inputUrl = join('49', '53e937-c968-473d-', '41df-4a8b893e7966');

export const logglyExamples: DetectorExamples = {
  positive: {
    'loggly-token': [
      `LOGGLY_TOKEN=${token2}`,
      `os.environ["LOGGLY_TOKEN"] = "${token2}"`,
      `loggly:\n  token: ${token2}`,
    ],
    'loggly-input-url': [`https://logs-01.loggly.com/inputs/${inputUrl}/tag/http/`],
  },
  negative: [
    { why: 'customer token: a reference', text: 'LOGGLY_TOKEN=${LOGGLY_TOKEN}' },
    { why: 'customer token: given to no name', text: `about loggly: see ${token2}` },
    { why: 'customer token: one character short', text: `loggly: "${token2.slice(0, -1)}"` },
    {
      why: 'URL that takes log lines, with the token: a variable',
      text: 'https://logs-01.loggly.com/inputs/${TOKEN}/tag/http/',
    },
  ],
};
