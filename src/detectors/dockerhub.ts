import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const dockerhub = {
  provider: 'dockerhub',
  docs: 'https://docs.docker.com/security/for-developers/access-tokens/',
  rules: [
    {
      id: 'dockerhub-legacy-token',
      kind: 'access token (old form)',
      severity: 'high',
      keywords: [
        'dockerhub',
        'docker_hub',
        'docker-hub',
        'docker_password',
        'docker_token',
        'docker_pass',
        'docker-password',
        'dockerpassword',
        'docker-token',
        'dockertoken',
        'docker-pass',
        'dockerpass',
      ],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { user: ['username', 'user', 'login'] },
    },
  ],
} as const satisfies Detector;
