import type { Detector } from './detector.js';

export const dockerSwarm = {
  provider: 'docker-swarm',
  docs: 'https://docs.docker.com/engine/swarm/swarm-mode/',
  rules: [
    {
      // Digest of the root certificate in base36, then the secret.
      id: 'docker-swarm-join-token',
      kind: 'token to join a swarm',
      severity: 'high',
      keywords: ['swmtkn-1-'],
      exactKeyword: 'SWMTKN-1-',
      pattern: String.raw`(?<secret>SWMTKN-1-[a-z0-9]{50}-[a-z0-9]{25})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'docker-swarm-unlock-key',
      kind: 'key that unlocks a manager',
      severity: 'high',
      keywords: ['swmkey-1-'],
      exactKeyword: 'SWMKEY-1-',
      pattern: String.raw`(?<secret>SWMKEY-1-[A-Za-z0-9+/]{43})`,
      boundary: 'base64',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
