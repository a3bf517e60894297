import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const clientSecret = join('cnv', 'ca', 'SIeEg-7YgjSKXTCd9JmrvEBnem', '3_x2uV3y0gD9WQNw9qeOTKWms');

export const canvaExamples: DetectorExamples = {
  positive: {
    'canva-client-secret': [
      `CANVA_SECRET=${clientSecret}`,
      `curl https://api.internal -H "Authorization: Bearer ${clientSecret}"`,
    ],
  },
  negative: [
    { why: 'client secret of an integration one character short', text: `see ${clientSecret.slice(0, 55)}` },
    { why: 'client secret of an integration that is masked', text: `masked ${join('cnv', 'ca')}${'x'.repeat(51)}` },
  ],
};
