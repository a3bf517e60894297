import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const authToken = join('alc', 'ht_', 'RZp6NzHcKDPBBxl', 'kWI60oDKxgPXTSq');
const apiKey = join('OF7QoPheh6PYlRgY', 'NOop-TMAEbtccJYl');

export const alchemyExamples: DetectorExamples = {
  positive: {
    'alchemy-auth-token': [`ALCHEMY_TOKEN=${authToken}`, `client = connect('${authToken}')`],
    'alchemy-api-key': [`https://eth-mainnet.g.alchemy.com/v2/${apiKey}`, `ALCHEMY_API_KEY=${apiKey}`],
  },
  negative: [
    { why: 'auth token one character short', text: `see ${authToken.slice(0, 35)}` },
    { why: 'auth token that is masked', text: `masked ${join('alc', 'ht_')}${'x'.repeat(30)}` },
    { why: 'URL of the manual', text: `https://eth-mainnet.g.alchemy.com/v2/your-api-key` },
    { why: 'a table of SQLAlchemy', text: `sqlalchemy_version = "${apiKey}"` },
  ],
};
