import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const secretKey = join('sk', '-lf-8710deb5-8563-5b', '1c-e532-10fdab6c24b5');
const publicKey = join('pk', '-lf-8954c74d-0c18-40', '24-c0a6-a640c738b2f5');

export const langfuseExamples: DetectorExamples = {
  positive: {
    'langfuse-secret-key': [`LANGFUSE_SECRET_KEY=${secretKey}`, `{"value": "${secretKey}"}`],
    'langfuse-public-key': [`LANGFUSE_PUBLIC_KEY=${publicKey}`, `client("${publicKey}")`],
  },
  negative: [
    { why: 'secret key: one character short', text: secretKey.slice(0, -1) },
    { why: 'public key, an identifier: one character short', text: publicKey.slice(0, -1) },
  ],
};
