import type { Detector } from './detector.js';

export const stabilityAi = {
  provider: 'stability-ai',
  docs: 'https://platform.stability.ai/docs/api-reference#v1-user-account',
  rules: [
    {
      id: 'stability-ai-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: [
        'stability_api',
        'stability-api',
        'stabilityapi',
        'stability_key',
        'stability-key',
        'stabilitykey',
        'stability_ai',
        'stability-ai',
        'stabilityai',
        'stability.api',
        'dreamstudio',
        'stability.ai',
      ],
      pattern: String.raw`(?<secret>sk-[A-Za-z0-9]{48})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
