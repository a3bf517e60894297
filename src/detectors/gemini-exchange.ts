import type { Detector } from './detector.js';

export const geminiExchange = {
  provider: 'gemini-exchange',
  docs: 'https://docs.gemini.com/authentication/api-key',
  rules: [
    {
      // The words are those of the exchange: the model of the same name has keys of another form.
      id: 'gemini-exchange-secret',
      kind: 'secret of an API key of the exchange',
      severity: 'high',
      keywords: [
        'gemini_api_secret',
        'gemini_secret',
        'geminisecret',
        'geminiapisecret',
        'api.gemini.com',
        'sandbox.gemini.com',
        'gemini-api-secret',
        'gemini-secret',
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{27,28})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'key-id': ['apikey', 'key', 'geminiapikey', 'geminikey'] },
    },
  ],
} as const satisfies Detector;
