import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('f542c49659b24970', 'ea89c67da90fd582');
const endpointUrl = join('c4ea27da66725975', '8a021c004376daed');

export const infuraExamples: DetectorExamples = {
  positive: {
    'infura-api-key': [`INFURA_API_KEY=${apiKey}`, `infura_api_key: '${apiKey}'`, `infura:\n  api_key: ${apiKey}`],
    'infura-endpoint-url': [`https://mainnet.infura.io/v3/${endpointUrl}`],
  },
  negative: [
    { why: 'project id or secret: a reference', text: 'INFURA_API_KEY=${INFURA_API_KEY}' },
    { why: 'project id or secret: given to no name', text: `about infura: see ${apiKey}` },
    { why: 'project id or secret: one character short', text: `infura: "${apiKey.slice(0, -1)}"` },
    { why: 'URL of an endpoint with its project id: a variable', text: 'https://mainnet.infura.io/v3/${INFURA_ID}' },
    {
      why: 'URL of an endpoint with its project id: one digit short',
      text: `https://mainnet.infura.io/v3/${endpointUrl.slice(1)}`,
    },
  ],
};
