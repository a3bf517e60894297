import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const secret = join('j3', 'eknlts3LwBq4B', 'cfWHc8OQWr58');

export const geminiExchangeExamples: DetectorExamples = {
  positive: {
    'gemini-exchange-secret': [
      `GEMINI_API_SECRET=${secret}`,
      `gemini_api_secret: '${secret}'`,
      `geminisecret:\n  secret: ${secret}`,
    ],
  },
  negative: [
    { why: 'secret of an API key of the exchange: a reference', text: 'GEMINI_API_SECRET=${GEMINI_API_SECRET}' },
    { why: 'secret of an API key of the exchange: given to no name', text: `about geminisecret: see ${secret}` },
    {
      why: 'secret of an API key of the exchange: one character short',
      text: `sandbox.gemini.com: "${secret.slice(0, -1)}"`,
    },
  ],
};
