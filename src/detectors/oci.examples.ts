import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const customerSecretKey = join('AL', 'bwWYPHEbP/naHdg8iBqS0', 'Mw5rOY+wVt1hPufZ5AE+=');

export const ociExamples: DetectorExamples = {
  positive: {
    'oci-customer-secret-key': [
      `OCI_SECRET_ACCESS_KEY=${customerSecretKey}`,
      `docker run -e OCI_SECRET_ACCESS_KEY=${customerSecretKey} image`,
    ],
  },
  negative: [
    { why: 'secret key for object storage: a reference', text: 'OCI_SECRET_ACCESS_KEY=${OCI_SECRET_ACCESS_KEY}' },
    { why: 'secret key for object storage: given to no name', text: `about oraclecloud: see ${customerSecretKey}` },
    {
      why: 'secret key for object storage: one character short',
      text: `compat.objectstorage: "${customerSecretKey.slice(0, -1)}"`,
    },
  ],
};
