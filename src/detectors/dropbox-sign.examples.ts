import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('b7b8c26c45ff0ed2dfa678fc6172eec8', 'fbebc59d1b844f4e321600ec27d102d6');

export const dropboxSignExamples: DetectorExamples = {
  positive: {
    'dropbox-sign-api-key': [`DROPBOX_SIGN_API_KEY=${apiKey}`, `hellosign:\n  api_key: "${apiKey}"`],
  },
  negative: [
    { why: 'API key one character short', text: `DROPBOX_SIGN_SID=${apiKey.slice(0, 63)}` },
    { why: 'API key beside the name, given to nothing', text: `hellosign at ${apiKey}` },
    { why: 'the name inside of another word', text: `xhellosignish_sid=${apiKey}` },
  ],
};
