import type { Detector } from './detector.js';

export const kubernetes = {
  provider: 'kubernetes',
  docs: 'https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/',
  rules: [
    {
      // Base64 of a PEM block: it begins with five dashes and BEGIN.
      id: 'kubernetes-client-key-data',
      kind: 'client key of a kubeconfig',
      severity: 'critical',
      keywords: ['client-key-data'],
      pattern: String.raw`client-key-data["\x27]?:[ \t]*["\x27]?(?<secret>LS0tLS1CRUdJTi[A-Za-z0-9+/]+={0,2})`,
      boundary: 'base64',
      maxBytes: 8192,
      minEntropy: 3,
      judge: 'random',
      specificity: 88,
    },
    {
      // The issuer of tokens that never expire; bound ones have the address of the cluster there and are found as a
      // JSON Web Token.
      id: 'kubernetes-service-account-token',
      kind: 'service account token',
      severity: 'high',
      keywords: ['.eyjpc3mioijrdwjlcm5ldgvzl3nlcnzpy2vhy2nvdw50'],
      pattern: String.raw`(?<secret>eyJ[A-Za-z0-9_-]+\.eyJpc3MiOiJrdWJlcm5ldGVzL3NlcnZpY2VhY2NvdW50[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)`,
      boundary: 'base64url',
      maxBytes: 4096,
      judge: 'jwt',
      specificity: 80,
    },
    {
      id: 'kubernetes-bootstrap-token',
      kind: 'bootstrap token',
      severity: 'high',
      keywords: ['kubeadm', 'bootstrap-token', 'bootstrap_token', 'bootstraptoken'],
      pattern: String.raw`(?<secret>[a-z0-9]{6}\.[a-z0-9]{16})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
