import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('bdy7uf13gnyf1k3hy5e0snhklu7', 'uqrtytwlvkra0yb1ttyxpz6359');

export const conjurExamples: DetectorExamples = {
  positive: {
    'conjur-api-key': [`CONJUR_API_KEY=${apiKey}`, `conjur.configure(api_key="${apiKey}")`],
  },
  negative: [
    { why: 'API key one character short', text: `CONJUR_SID=${apiKey.slice(0, 49)}` },
    { why: 'API key beside the name, given to nothing', text: `conjur at ${apiKey}` },
    { why: 'the name inside of another word', text: `xconjurish_sid=${apiKey}` },
  ],
};
