import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const tokenSecret = join('r6', '5FcXxtK5w3rZKtEVRcs3bPP3BQBzTy5TlrAse', 'yH2E1iC6PWM0LUB7TC1+73umRAnJgTqZly1W');

export const muxExamples: DetectorExamples = {
  positive: {
    'mux-token-secret': [`MUX_TOKEN_SECRET=${tokenSecret}`, `export MUX_TOKEN_SECRET="${tokenSecret}"`],
  },
  negative: [
    { why: 'secret of an access token: a reference', text: 'MUX_TOKEN_SECRET=${MUX_TOKEN_SECRET}' },
    { why: 'secret of an access token: given to no name', text: `about muxtoken: see ${tokenSecret}` },
  ],
};
