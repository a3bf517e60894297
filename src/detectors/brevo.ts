import type { Detector } from './detector.js';

export const brevo = {
  provider: 'brevo',
  docs: 'https://developers.sendinblue.com/docs/authentication',
  rules: [
    {
      id: 'brevo-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['xkeysib-'],
      pattern: String.raw`(?<secret>xkeysib-[A-Fa-f0-9]{64}-[A-Za-z0-9]{16})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'brevo-smtp-key',
      kind: 'SMTP key',
      severity: 'high',
      keywords: ['xsmtpsib-'],
      pattern: String.raw`(?<secret>xsmtpsib-[A-Fa-f0-9]{64}-[A-Za-z0-9]{16})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
      siblings: { user: ['login', 'user', 'username', 'brevologin', 'brevouser', 'brevousername'] },
    },
  ],
} as const satisfies Detector;
