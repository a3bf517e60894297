import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('lfx68gtpu9tb', '4l918703vrp2');

export const etsyExamples: DetectorExamples = {
  positive: {
    'etsy-api-key': [`ETSY_SECRET=${apiKey}`, `etsy:\n  secret: "${apiKey}"`],
  },
  negative: [
    {
      why: 'keystring, with the shared secret or without one character short',
      text: `ETSY_SID=${apiKey.slice(0, 23)}`,
    },
    {
      why: 'keystring, with the shared secret or without beside the name, given to nothing',
      text: `etsy at ${apiKey}`,
    },
    { why: 'the name inside of another word', text: `xetsyish_sid=${apiKey}` },
  ],
};
