import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const ciToken = join('AIK_', 'CI_', 'VJJHoDL98Kjd9m4tgl3B', 'eaMWBEIk6njC4npHGO3q');
const clientId = join('AIK_CL', 'IENT_', 'wXkGF5Sccbco', 'YzUx0ccT6huM');
const clientSecret = join('AIK_SE', 'CRET_', 'GycDtTC0kLpJDFNeLWgJ9aK3b1sd9zsn', 'knQ365PolbXqfwKOGdVxZDfTdqVF8QTT');

export const aikidoExamples: DetectorExamples = {
  positive: {
    'aikido-ci-token': [`AIKIDO_TOKEN=${ciToken}`, `token: ${ciToken}\n`],
    'aikido-client-id': [`AIKIDO_CLIENT_ID=${clientId}`, `client = connect('${clientId}')`],
    'aikido-client-secret': [`AIKIDO_SECRET=${clientSecret}`, `"secret": "${clientSecret}"`],
  },
  negative: [
    { why: 'CI token one character short', text: `see ${ciToken.slice(0, 26)}` },
    { why: 'CI token that is masked', text: `masked ${join('AIK_', 'CI_')}${'x'.repeat(40)}` },
    { why: 'client id one character short', text: `see ${clientId.slice(0, 34)}` },
    { why: 'client secret one character short', text: `see ${clientSecret.slice(0, 74)}` },
  ],
};
