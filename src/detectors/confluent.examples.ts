import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const cloudApiSecret = join('cf', 'ltrxf3oGJyrXJci+q0gMqJt5iqB1kdd', '0z243HWouBFm22eaBEw5Lf6BhcAEjfA');
const legacyApiSecret = join('rzxp9bwH7+LETQrFKp+u8lOpY01IaEsu', '5vB0S6IXj7AHo0NLKAn0WYc01gUjQZ9B');

export const confluentExamples: DetectorExamples = {
  positive: {
    'confluent-cloud-api-secret': [`CONFLUENT_API_SECRET=${cloudApiSecret}`, `"apiSecret": "${cloudApiSecret}"`],
    'confluent-legacy-api-secret': [
      `CONFLUENT_API_SECRET=${legacyApiSecret}`,
      `confluent.configure(api_secret="${legacyApiSecret}")`,
    ],
  },
  negative: [
    { why: 'API secret one character short', text: `see ${cloudApiSecret.slice(0, -1)}` },
    { why: 'API secret one character short, again', text: `CONFLUENT_SID=${legacyApiSecret.slice(0, 63)}` },
    { why: 'API secret beside the name, given to nothing', text: `confluent at ${legacyApiSecret}` },
  ],
};
