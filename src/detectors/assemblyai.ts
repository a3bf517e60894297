import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const assemblyai = {
  provider: 'assemblyai',
  docs: 'https://www.assemblyai.com/docs/api-reference/overview',
  rules: [
    {
      id: 'assemblyai-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: ['assemblyai', 'assembly_ai', 'aai_api_key', 'assembly-ai', 'aai-api-key', 'aaiapikey'],
      pattern: String.raw`(?<secret>[a-z0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
