import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const aclToken = join('7d', '60ca0b-2bf7-4d13-', '05fe-98505154de31');

export const consulExamples: DetectorExamples = {
  positive: {
    'consul-acl-token': [
      `CONSUL_HTTP_TOKEN=${aclToken}`,
      `export CONSUL_HTTP_TOKEN="${aclToken}"`,
      `consul:\n  token: ${aclToken}`,
      `X-Consul-Token: ${aclToken}`,
    ],
  },
  negative: [
    { why: 'ACL token: a reference', text: 'CONSUL_HTTP_TOKEN=${CONSUL_HTTP_TOKEN}' },
    { why: 'ACL token: given to no name', text: `about consul: see ${aclToken}` },
    { why: 'ACL token: one character short', text: `consul: "${aclToken.slice(0, -1)}"` },
  ],
};
