import type { Detector } from './detector.js';

export const nuget = {
  provider: 'nuget',
  docs: 'https://learn.microsoft.com/en-us/nuget/nuget-org/publish-a-package#create-an-api-key',
  rules: [
    {
      id: 'nuget-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['oy2'],
      exactKeyword: 'oy2',
      pattern: String.raw`(?<secret>oy2[a-z2-7]{43})`,
      boundary: 'alphanumeric',
      maxBytes: 64,
      minEntropy: 3.5,
      judge: 'random',
      specificity: 88,
    },
    {
      id: 'nuget-config-password',
      kind: 'password of a feed in NuGet.config',
      severity: 'high',
      keywords: ['cleartextpassword'],
      pattern: String.raw`(?i)key="ClearTextPassword"[ \t]+value="(?<secret>[^"\r\n]+)"`,
      boundary: 'none',
      judge: 'login',
      specificity: 56,
    },
  ],
} as const satisfies Detector;
