import type { Detector } from './detector.js';

export const netsuite = {
  provider: 'netsuite',
  docs: 'https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4247337262.html',
  rules: [
    {
      // Four values of one form sign a request together.
      id: 'netsuite-token-credential',
      kind: 'consumer or token key or secret',
      severity: 'high',
      keywords: ['netsuite'],
      pattern: String.raw`(?<secret>[a-f0-9]{64})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: {
        account: ['netsuiteaccount', 'accountid', 'account'],
        'consumer-key': ['consumerkey', 'netsuiteconsumerkey'],
        'token-id': ['tokenid', 'netsuitetokenid'],
      },
    },
  ],
} as const satisfies Detector;
