import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('xOS', 'OGZ', '.', 'LuKKRD', ':', 'XNGVr0COeV73Wg-ZcqCxGD', 'W8W20rLQTmKaYLlEgCGxY');

export const ablyExamples: DetectorExamples = {
  positive: {
    'ably-api-key': [`ABLY_API_KEY=${apiKey}`, `new Ably.Realtime('${apiKey}')`],
  },
  negative: [{ why: 'API key one character short', text: `ably ${apiKey.slice(0, -1)}` }],
};
