import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiSecret = join('SuTs6xlAh3R4TSIT', 'bkmIcasZjXjEbF36');

export const censysExamples: DetectorExamples = {
  positive: {
    'censys-api-secret': [`CENSYS_API_SECRET=${apiSecret}`, `censys.configure(api_secret="${apiSecret}")`],
  },
  negative: [
    { why: 'API secret one character short', text: `CENSYS_SID=${apiSecret.slice(0, 31)}` },
    { why: 'API secret beside the name, given to nothing', text: `censys at ${apiSecret}` },
    { why: 'the name inside of another word', text: `xcensysish_sid=${apiSecret}` },
  ],
};
