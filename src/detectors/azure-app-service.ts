import type { Detector } from './detector.js';

export const azureAppService = {
  provider: 'azure-app-service',
  docs: 'https://learn.microsoft.com/en-us/azure/app-service/deploy-configure-credentials',
  rules: [
    {
      id: 'azure-app-service-publish-password',
      kind: 'deployment password of a publish profile',
      severity: 'high',
      keywords: ['userpwd='],
      pattern: String.raw`(?:userName=\\?"(?<user>[^"\\]{1,80})\\?"\s+)?userPWD=\\?"(?<secret>[A-Za-z0-9]{60})\\?"`,
      boundary: 'alphanumeric',
      minEntropy: 3.5,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
