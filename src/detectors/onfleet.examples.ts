import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('8ec1ff544efbb9ab', '73af270f755b4059');

export const onfleetExamples: DetectorExamples = {
  positive: {
    'onfleet-api-key': [
      `ONFLEET_API_KEY=${apiKey}`,
      `os.environ["ONFLEET_API_KEY"] = "${apiKey}"`,
      `onfleet:\n  api_key: ${apiKey}`,
    ],
  },
  negative: [
    { why: 'API key: a reference', text: 'ONFLEET_API_KEY=${ONFLEET_API_KEY}' },
    { why: 'API key: given to no name', text: `about onfleet: see ${apiKey}` },
    { why: 'API key: one character short', text: `onfleet: "${apiKey.slice(0, -1)}"` },
  ],
};
