import type { Detector } from './detector.js';

const Q = String.raw`\\*"`;

export const docker = {
  provider: 'docker',
  docs: 'https://docs.docker.com/security/access-tokens/',
  rules: [
    {
      id: 'docker-access-token',
      kind: 'personal access token of Docker Hub',
      severity: 'critical',
      keywords: ['dckr_pat_'],
      pattern: String.raw`(?<secret>dckr_pat_[A-Za-z0-9_-]{27})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'docker-organization-token',
      kind: 'organization access token of Docker Hub',
      severity: 'critical',
      keywords: ['dckr_oat_'],
      pattern: String.raw`(?<secret>dckr_oat_[A-Za-z0-9_-]{32})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      // One registry of config.json and of the pull secrets that Kubernetes makes of it.
      id: 'docker-config-login',
      kind: 'user and password of a registry',
      severity: 'high',
      keywords: ['auth"', 'auth\\"'],
      pattern: String.raw`(?:${Q}(?:https?:\\?/\\?/)?(?<host>[A-Za-z0-9.:-]+)[^"\s]*${Q}\s*:\s*\{[^{}]*?)?${Q}auth${Q}\s*:\s*${Q}(?<secret>[A-Za-z0-9+/]{6,}={0,2})\\*"`,
      boundary: 'none',
      maxBytes: 512,
      judge: 'base64-login',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
