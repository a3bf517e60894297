import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = (head: unknown, claims: unknown, signature: string): string =>
  [part(head), part(claims), signature].join('.');

const clientKeyData = join(
  'LS',
  '0tLS1CRUdJTiFd+CGAOZSgy6tg3eBo/alWezyEOlvg9YlPHEIzHStL0cZB3x3FXZRP86rn/+J7jg6fGx910y',
  'e8WGVj9HjDXtzPF+okWm37zJAoit17/vi4y130uCfociuyzvuUqaoaxLiAXEqWJCxaCyKiIFsC+lc0AGOpTQ',
  'DMrPg/ax88shs1ZPsFNbUvZd6OeHydENSrPM1hCMN6skx52ARkYC37yLZom0HJ88IdzmCXQsmdba4QXPOvhZ',
);
const serviceAccountToken = token(
  { alg: 'RS256', kid: 'k1' },
  { iss: 'kubernetes/serviceaccount', sub: 'system:serviceaccount:shop:deploy' },
  'OxjrBRCfIKgV2Da3IRxQTY6zmOZHzYhEPWUlPJR93pK',
);
const bootstrapToken = join('td', '7935.0263xl', '5b7wi2jib7');

export const kubernetesExamples: DetectorExamples = {
  positive: {
    'kubernetes-client-key-data': [`client-key-data: ${clientKeyData}`],
    'kubernetes-service-account-token': [`TOKEN=${serviceAccountToken}`, `{"value": "${serviceAccountToken}"}`],
    'kubernetes-bootstrap-token': [
      `KUBEADM_TOKEN=${bootstrapToken}`,
      `export KUBEADM_TOKEN="${bootstrapToken}"`,
      `kubeadm:\n  token: ${bootstrapToken}`,
      `kubeadm join 10.0.0.1:6443 --token ${bootstrapToken}`,
    ],
  },
  negative: [
    {
      why: 'client key of a kubeconfig: the name of a file',
      text: 'client-key: /home/jane/client.key\nclient-key-data: REDACTED',
    },
    { why: 'service account token: without its signature', text: serviceAccountToken.split('.').slice(0, 2).join('.') },
    { why: 'bootstrap token: a reference', text: 'KUBEADM_TOKEN=${KUBEADM_TOKEN}' },
    { why: 'bootstrap token: given to no name', text: `about kubeadm: see ${bootstrapToken}` },
    { why: 'bootstrap token: one character short', text: `kubeadm: "${bootstrapToken.slice(0, -1)}"` },
    {
      why: 'bootstrap token: the one of the manual',
      text: `kubeadm join --token ${['abcdef', '0123456789abcdef'].join('.')}`,
    },
  ],
};
