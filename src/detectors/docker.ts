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
      // The form without a sign: `ENV NAME value`.
      id: 'docker-env-password',
      kind: 'password in an ENV instruction',
      severity: 'high',
      keywords: ['env '],
      exactKeyword: 'ENV ',
      pattern: String.raw`ENV[ \t]+(?<key>(?i:[a-z0-9_]*(?:pass|pwd)[a-z0-9_]*))[ \t]+(?:"(?<secret__quoted>[^"\r\n]+)"|(?<secret__line>[^\s"'=\\]+)[ \t]*(?:[\r\n]|$))`,
      boundary: 'none',
      judge: 'password',
      specificity: 22,
    },
    {
      id: 'docker-env-secret',
      kind: 'secret in an ENV instruction',
      severity: 'medium',
      keywords: ['env '],
      exactKeyword: 'ENV ',
      pattern: String.raw`ENV[ \t]+(?<key>(?i:[a-z0-9_]*(?:secret|token|key)[a-z0-9_]*))[ \t]+"?(?<secret__line>[^\s"'=\\]+)"?[ \t]*(?:[\r\n]|$)`,
      boundary: 'none',
      judge: 'random',
      specificity: 22,
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
