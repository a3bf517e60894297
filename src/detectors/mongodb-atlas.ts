import type { Detector } from './detector.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

export const mongodbAtlas = {
  provider: 'mongodb-atlas',
  docs: 'https://www.mongodb.com/docs/atlas/configure-api-access/',
  rules: [
    {
      id: 'mongodb-atlas-api-private-key',
      kind: 'private half of an API key',
      severity: 'high',
      keywords: [
        'mongodb_atlas',
        'mongodbatlas',
        'atlas_private',
        'atlas_api',
        'mongodb-atlas',
        'mcli_private',
        'cloud.mongodb.com',
        'atlasprivate',
        'mcliprivate',
      ],
      pattern: String.raw`(?<secret>${UUID})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'public-key': ['mongodbatlaspublickey', 'publickey', 'atlaspublickey'] },
    },
    {
      id: 'mongodb-atlas-service-account-secret',
      kind: 'secret of a service account',
      severity: 'high',
      keywords: ['mdb_sa_sk_'],
      pattern: String.raw`(?<secret>mdb_sa_sk_[A-Za-z0-9_-]{40})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
      pairWith: { rule: 'mongodb-atlas-service-account-id', withinBytes: 400, companion: 'account-id' },
    },
    {
      id: 'mongodb-atlas-service-account-id',
      kind: 'id of a service account',
      severity: 'low',
      lowBecause: 'half',
      keywords: ['mdb_sa_id_'],
      pattern: String.raw`(?<secret>mdb_sa_id_[a-f0-9]{24})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
