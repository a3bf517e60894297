import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const deliveryToken = join('jwJRouXn4jgQp8gppca1ev', '45n0PJKUtYZpKNL4wX6Av');
const pat = join('CFP', 'AT-', 'ywasNalwQsN-PqIX-1pl_Z', 'mSVo91k-imnKM3t2iKb62');

export const contentfulExamples: DetectorExamples = {
  positive: {
    'contentful-delivery-token': [
      `CONTENTFUL_ACCESS_TOKEN=${deliveryToken}`,
      `contentful.configure(access_token="${deliveryToken}")`,
    ],
    'contentful-pat': [`CONTENTFUL_TOKEN=${pat}`, `client = connect('${pat}')`],
  },
  negative: [
    { why: 'delivery or preview token one character short', text: `CONTENTFUL_SID=${deliveryToken.slice(0, 42)}` },
    { why: 'delivery or preview token beside the name, given to nothing', text: `contentful at ${deliveryToken}` },
    { why: 'the name inside of another word', text: `xcontentfulish_sid=${deliveryToken}` },
    { why: 'personal access token one character short', text: `see ${pat.slice(0, 48)}` },
  ],
};
