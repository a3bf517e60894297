import type { Detector } from './detector.js';

export const hcp = {
  provider: 'hcp',
  docs: 'https://developer.hashicorp.com/hcp/docs/hcp/iam/service-principal',
  rules: [
    {
      id: 'hcp-client-secret',
      kind: 'client secret of a service principal',
      severity: 'high',
      keywords: ['hcp_client', 'hcp-client', 'hcpclient', 'hcp_secret', 'hcp.client', 'hcpsecret', 'hcp-secret'],
      pattern: String.raw`(?<secret>[A-Za-z0-9._~-]{64})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'client-id': ['hcpclientid', 'clientid'] },
    },
  ],
} as const satisfies Detector;
