import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const key = join('1b487f2e1506e553', '291dca052d58fe77');

export const azureCognitiveServicesExamples: DetectorExamples = {
  positive: {
    'azure-cognitive-services-key': [
      `AZURE_SPEECH_KEY=${key}\nAZURE_SPEECH_REGION=westeurope`,
      `endpoint: https://orders.cognitiveservices.azure.com/\nkey: ${key}`,
    ],
  },
  negative: [
    { why: 'API key one character short', text: `AZURE_SPEECH_SID=${key.slice(0, 31)}` },
    { why: 'API key beside the name, given to nothing', text: `cognitiveservices at ${key}` },
    { why: 'a reference', text: `AZURE_SPEECH_API_KEY=\${AZURE_SPEECH_API_KEY}` },
  ],
};
