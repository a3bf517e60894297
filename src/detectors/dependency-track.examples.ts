import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('od', 't_GsXRmpUw_mIzMusNhJy8', 'zr08r6PDLAh9vkwY36HYJ');

export const dependencyTrackExamples: DetectorExamples = {
  positive: {
    'dependency-track-api-key': [`DEPENDENCY_TRACK_API_KEY=${apiKey}`, `{"value": "${apiKey}"}`],
  },
  negative: [{ why: 'API key: one character short', text: apiKey.slice(0, -1) }],
};
