import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('ak', '_', 'nmzluPcLG_', '7Tkv_KDONb');

export const composioExamples: DetectorExamples = {
  positive: {
    'composio-api-key': [`COMPOSIO_API_KEY=${apiKey}`, `composio:\n  api_key: "${apiKey}"`],
  },
  negative: [
    { why: 'API key one character short', text: `COMPOSIO_SID=${apiKey.slice(0, 22)}` },
    { why: 'API key beside the name, given to nothing', text: `composio at ${apiKey}` },
    { why: 'the name inside of another word', text: `xcomposioish_sid=${apiKey}` },
  ],
};
