import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join(
  'C4B8987690B5E9107F27AC52B9DE387BDEBBC679EE4F498D',
  'B87B5EDAAA66AA5512ADA8D01146B52F41BA53AE7A2B592B',
);

export const elasticemailExamples: DetectorExamples = {
  positive: {
    'elasticemail-api-key': [`ELASTICEMAIL_API_KEY=${apiKey}`, `elasticemail:\n  api_key: "${apiKey}"`],
  },
  negative: [
    { why: 'API key one character short', text: `ELASTICEMAIL_SID=${apiKey.slice(0, 95)}` },
    { why: 'API key beside the name, given to nothing', text: `elasticemail at ${apiKey}` },
    { why: 'the name inside of another word', text: `xelasticemailish_sid=${apiKey}` },
  ],
};
