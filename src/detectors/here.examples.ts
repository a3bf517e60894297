import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('Mr', 'P4YVbgY2UCe31v_Ofzaab', '8jTLBHYy3p2xLBc5dap5');

export const hereExamples: DetectorExamples = {
  positive: {
    'here-api-key': [
      `HERE_API_KEY=${apiKey}`,
      `os.environ["HERE_API_KEY"] = "${apiKey}"`,
      `hereapi:\n  api_key: ${apiKey}`,
    ],
  },
  negative: [
    { why: 'API key: a reference', text: 'HERE_API_KEY=${HERE_API_KEY}' },
    { why: 'API key: given to no name', text: `about hereapi: see ${apiKey}` },
    { why: 'API key: one character short', text: `here_maps: "${apiKey.slice(0, -1)}"` },
  ],
};
