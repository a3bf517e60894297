import type { Detector } from './detector.js';

export const databricks = {
  provider: 'databricks',
  docs: 'https://docs.databricks.com/en/dev-tools/auth/pat.html',
  rules: [
    {
      // Tokens of Azure end in a dash and a digit.
      id: 'databricks-pat',
      kind: 'personal access token',
      severity: 'critical',
      keywords: ['dapi'],
      pattern: String.raw`(?<secret>dapi[a-f0-9]{32}(?:-[0-9])?)`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
      siblings: { host: ['host', 'url', 'instance', 'databrickshost', 'databricksurl', 'databricksinstance'] },
    },
    {
      id: 'databricks-oauth-secret',
      kind: 'OAuth secret of a service principal',
      severity: 'critical',
      keywords: ['dose'],
      pattern: String.raw`(?<secret>dose[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
      siblings: {
        'client-id': ['clientid', 'id', 'databricksclientid'],
        host: ['host', 'url', 'instance', 'databrickshost', 'databricksurl', 'databricksinstance'],
      },
    },
  ],
} as const satisfies Detector;
