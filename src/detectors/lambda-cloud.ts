import type { Detector } from './detector.js';

export const lambdaCloud = {
  provider: 'lambda-cloud',
  docs: 'https://docs.lambda.ai/public-cloud/cloud-api/',
  rules: [
    {
      id: 'lambda-cloud-api-key',
      kind: 'API key',
      severity: 'medium',
      keywords: [
        'lambda_api',
        'lambda-api',
        'lambdalabs',
        'lambda_labs',
        'lambda_cloud',
        'lambda-cloud',
        'cloud.lambda',
        'lambdaapi',
        'lambdacloud',
        'lambda-labs',
      ],
      pattern: String.raw`(?<secret>secret_[a-z0-9_]{10,60}\.[A-Za-z0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 200,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
