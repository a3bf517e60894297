import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const password = join('a1Q3dl', 'EyeExtOQ==');

export const filezillaExamples: DetectorExamples = {
  positive: {
    'filezilla-password': [
      `<Host>ftp.internal</Host>\n<Port>21</Port>\n<User>deploy</User>\n<Pass encoding="base64">${password}</Pass>`,
    ],
  },
  negative: [
    { why: 'password of a site: an empty password', text: '<Pass encoding="base64"></Pass>' },
    { why: 'password of a site: a value that is no base64', text: '<Pass encoding="base64">%PASSWORD%</Pass>' },
  ],
};
