import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiPrivateKey = join('89', 'f6d2e7-3478-99c5-', '87e0-54bac7b7cb54');
const serviceAccountSecret = join('md', 'b_sa_sk_DUfr-S4dXiDl1pWX', 'N5yATwH7Fi6zdc_jZGwGbsQL');
const serviceAccountId = join('md', 'b_sa_id_9cf18842', '07a061751e004f27');

export const mongodbAtlasExamples: DetectorExamples = {
  positive: {
    'mongodb-atlas-api-private-key': [
      `MONGODB_ATLAS_PRIVATE_KEY=${apiPrivateKey}`,
      `os.environ["MONGODB_ATLAS_PRIVATE_KEY"] = "${apiPrivateKey}"`,
      `mongodbatlas:\n  api_key: ${apiPrivateKey}`,
    ],
    'mongodb-atlas-service-account-secret': [
      `MONGODB_ATLAS_SERVICE_ACCOUNT_SECRET=${serviceAccountSecret}`,
      `client("${serviceAccountSecret}")`,
    ],
    'mongodb-atlas-service-account-id': [
      `MONGODB_ATLAS_SERVICE_ACCOUNT_ID=${serviceAccountId}`,
      `  value: ${serviceAccountId} # made for the shop`,
    ],
  },
  negative: [
    { why: 'private half of an API key: a reference', text: 'MONGODB_ATLAS_PRIVATE_KEY=${MONGODB_ATLAS_PRIVATE_KEY}' },
    { why: 'private half of an API key: given to no name', text: `about mongodbatlas: see ${apiPrivateKey}` },
    { why: 'private half of an API key: one character short', text: `mongodb_atlas: "${apiPrivateKey.slice(0, -1)}"` },
    { why: 'secret of a service account: one character short', text: serviceAccountSecret.slice(0, -1) },
    { why: 'id of a service account: one character short', text: serviceAccountId.slice(0, -1) },
  ],
};
