import type { Detector } from './detector.js';

export const smtp = {
  provider: 'smtp',
  docs: 'https://datatracker.ietf.org/doc/html/rfc5321',
  rules: [
    {
      id: 'smtp-url',
      kind: 'mail server URL with password',
      severity: 'high',
      keywords: ['smtp://', 'smtps://', 'smtp+'],
      pattern: String.raw`(?i)smtps?(?:\+[a-z]+)?://(?<user>[^\s:@/"'<>\\\x60{}]*):(?<secret>[^\s/?"'<>\\\x60@]+)@(?<host>[A-Za-z0-9][A-Za-z0-9.-]*)(?::(?<port>[0-9]+))?`,
      boundary: 'none',
      judge: 'password',
      specificity: 80,
      percentDecode: true,
    },
  ],
} as const satisfies Detector;
