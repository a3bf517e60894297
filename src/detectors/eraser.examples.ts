import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('QBtHnSvNoz', 'Ms1RU4dOxf');

export const eraserExamples: DetectorExamples = {
  positive: {
    'eraser-api-token': [
      `ERASER_API_TOKEN=${apiToken}`,
      `curl https://app.eraser.io/api/render -H "Authorization: Bearer ${apiToken}"`,
    ],
  },
  negative: [
    { why: 'API token one character short', text: `# eraser_api\nsid: ${apiToken.slice(0, 19)}` },
    { why: 'API token beside the name, given to nothing', text: `eraser_api at ${apiToken}` },
    { why: 'a reference', text: `ERASER_API_TOKEN=\${ERASER_API_TOKEN}` },
  ],
};
