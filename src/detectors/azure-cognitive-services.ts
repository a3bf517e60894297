import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const azureCognitiveServices = {
  provider: 'azure-cognitive-services',
  docs: 'https://learn.microsoft.com/en-us/azure/ai-services/authentication',
  rules: [
    {
      id: 'azure-cognitive-services-key',
      kind: 'API key (old form)',
      severity: 'medium',
      keywords: [
        'cognitiveservices',
        'cognitive_services',
        'api.cognitive.microsoft',
        'speech_key',
        'speechkey',
        'azure_speech',
        'translator_key',
        'translatorkey',
        'azure_translator',
        'computer_vision',
        'azure_vision',
      ],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 62,
      siblings: { region: ['region', 'location'], host: ['endpoint', 'host'] },
    },
  ],
} as const satisfies Detector;
