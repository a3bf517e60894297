import type { Detector } from './detector.js';

export const riotGames = {
  provider: 'riot-games',
  docs: 'https://developer.riotgames.com/docs/lol',
  rules: [
    {
      id: 'riot-games-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['rgapi-'],
      pattern: String.raw`(?<secret>RGAPI-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
