import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const secretKey = join('3Snco2hEMarFNMszF43v', 'd7X710rrdYwzxbDl3wua');

export const duoExamples: DetectorExamples = {
  positive: {
    'duo-secret-key': [
      `DUO_SECRET_KEY=${secretKey}`,
      `[duo]\nikey=DIXXXXXXXXXXXXXXXXXX\nskey=${secretKey}\nhost=api-1a2b3c4d.duosecurity.com`,
    ],
  },
  negative: [
    { why: 'secret key of an integration one character short', text: `# duosecurity\nsid: ${secretKey.slice(0, 39)}` },
    { why: 'secret key of an integration beside the name, given to nothing', text: `duosecurity at ${secretKey}` },
    { why: 'a reference', text: `DUO_SKEY_SECRET=\${DUO_SKEY_SECRET}` },
  ],
};
