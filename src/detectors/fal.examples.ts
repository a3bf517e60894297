import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('19', 'b35d75-b7ef-e833-7cce-6b7ba1e5a415', ':4dbcf80188c069c93dc2c519712c8332');

export const falExamples: DetectorExamples = {
  positive: {
    'fal-api-key': [`FAL_KEY=${apiKey}`, `docker run -e FAL_KEY=${apiKey} image`, `falkey:\n  api_key: ${apiKey}`],
  },
  negative: [
    { why: 'API key, id and secret in one: a reference', text: 'FAL_KEY=${FAL_KEY}' },
    { why: 'API key, id and secret in one: given to no name', text: `about falkey: see ${apiKey}` },
    { why: 'API key, id and secret in one: one character short', text: `fal.ai: "${apiKey.slice(0, -1)}"` },
  ],
};
