import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiSecret = join('kiIKNIlC1NN06K8N_rBLqjHp', 'zZ6sLXw_MrJexxHT70CQ95dJ');

export const bitmexExamples: DetectorExamples = {
  positive: {
    'bitmex-api-secret': [`BITMEX_API_SECRET=${apiSecret}`, `bitmex.configure(api_secret="${apiSecret}")`],
  },
  negative: [
    { why: 'API secret one character short', text: `BITMEX_SID=${apiSecret.slice(0, 47)}` },
    { why: 'API secret beside the name, given to nothing', text: `bitmex at ${apiSecret}` },
    { why: 'the name inside of another word', text: `xbitmexish_sid=${apiSecret}` },
  ],
};
