import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('68', '87223a9a729122cca7f4dde4514a', 'e1.Q8jrGK58VlstnIXPMObHf898');

export const ollamaExamples: DetectorExamples = {
  positive: {
    'ollama-api-key': [
      `OLLAMA_API_KEY=${apiKey}`,
      `os.environ["OLLAMA_API_KEY"] = "${apiKey}"`,
      `ollama:\n  api_key: ${apiKey}`,
    ],
  },
  negative: [
    { why: 'API key of the cloud: a reference', text: 'OLLAMA_API_KEY=${OLLAMA_API_KEY}' },
    { why: 'API key of the cloud: given to no name', text: `about ollama: see ${apiKey}` },
    { why: 'API key of the cloud: one character short', text: `ollama: "${apiKey.slice(0, -1)}"` },
  ],
};
