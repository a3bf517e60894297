import type { Detector } from './detector.js';

export const argocd = {
  provider: 'argocd',
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/commands/argocd_account_generate-token/',
  rules: [
    {
      // Its issuer, `"iss":"argocd"`, in base64 at each of the three places in a group that it can have.
      id: 'argocd-token',
      kind: 'token of an account or a project',
      severity: 'high',
      keywords: ['imlzcyi6imfyz29jzc', 'jpc3mioijhcmdvy2qi', 'iaxnzijoiyxjnb2nki'],
      pattern: String.raw`(?<secret>eyJ[A-Za-z0-9_-]+\.ey[A-Za-z0-9_-]*(?:ImlzcyI6ImFyZ29jZC|Jpc3MiOiJhcmdvY2Qi|iaXNzIjoiYXJnb2NkI)[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+)`,
      boundary: 'base64url',
      maxBytes: 8192,
      judge: 'jwt',
      specificity: 70,
    },
  ],
} as const satisfies Detector;
