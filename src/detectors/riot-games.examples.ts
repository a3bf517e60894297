import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('RGA', 'PI-1e27452c-c9e1-e08', 'd-6a9a-2ce544335539');

export const riotGamesExamples: DetectorExamples = {
  positive: {
    'riot-games-api-key': [`RIOT_GAMES_API_KEY=${apiKey}`, `riot-games: ${apiKey}`],
  },
  negative: [
    { why: 'api key cut short', text: apiKey.slice(0, 41) },
    { why: 'placeholder for the api key', text: `${join('RGA', 'PI-', 'x'.repeat(36))}` },
  ],
};
