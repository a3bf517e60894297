import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join(
  '$aact_',
  'prod_',
  '36lJJhyMJ2BRkMgkOpnuv75jtpPgd972T3IvX0ZyAXjbd',
  'qQU3vgOy3Xh3o4dgAjNzt0xz7H4AGDIIe3zFDadsvdfjg',
);
const sandboxApiToken = join(
  '$aact_',
  'hmlg_',
  'L2QjfKsE9AZJSyoUFdckWDiLWDAtjYHGenJcElJ9X8XY4',
  'cA63NubkDY4VuABCwwDnobQIMXywdv5JqLLTAckTrwhJO',
);

export const asaasExamples: DetectorExamples = {
  positive: {
    'asaas-api-token': [`asaas_token: '${apiToken}'`, `"access_token": "${apiToken}"`],
    'asaas-sandbox-api-token': [`asaas_token: '${sandboxApiToken}'`],
  },
  negative: [
    { why: 'API token that is cut off', text: `see ${apiToken.slice(0, 30)}` },
    { why: 'API token of the sandbox that is cut off', text: `see ${sandboxApiToken.slice(0, 25)}` },
  ],
};
