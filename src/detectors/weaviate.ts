import type { Detector } from './detector.js';

export const weaviate = {
  provider: 'weaviate',
  docs: 'https://docs.weaviate.io/cloud/manage-clusters/authentication',
  rules: [
    {
      id: 'weaviate-api-key',
      kind: 'API key of a cluster',
      severity: 'medium',
      keywords: ['weaviate', 'wcs_api', 'wcd_api', 'wcs-api', 'wcsapi', 'wcd-api', 'wcdapi'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{36,40})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { url: ['url', 'clusterurl'] },
    },
  ],
} as const satisfies Detector;
