import type { Detector } from './detector.js';

export const asaas = {
  provider: 'asaas',
  docs: 'https://docs.asaas.com/docs/authentication-2',
  rules: [
    {
      // Tokens from before the two environments had names of their own lack `prod_`. The `$` makes them look like a
      // variable, so that no judgement looks at them.
      id: 'asaas-api-token',
      kind: 'API token',
      severity: 'critical',
      keywords: ['$aact_'],
      pattern: String.raw`(?<secret>\$aact_(?:prod_)?[A-Za-z0-9:$=-][A-Za-z0-9_:$=-]{29,220})`,
      boundary: 'alphanumeric',
      minEntropy: 3.5,
      specificity: 88,
    },
    {
      id: 'asaas-sandbox-api-token',
      kind: 'API token of the sandbox',
      severity: 'low',
      lowBecause: 'test',
      keywords: ['$aact_hmlg_'],
      pattern: String.raw`(?<secret>\$aact_hmlg_[A-Za-z0-9_:$=-]{20,220})`,
      boundary: 'alphanumeric',
      minEntropy: 3.5,
      specificity: 90,
    },
  ],
} as const satisfies Detector;
