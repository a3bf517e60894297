import type { Detector } from './detector.js';

export const kafka = {
  provider: 'kafka',
  docs: 'https://kafka.apache.org/documentation/#security_sasl_jaasconfig',
  rules: [
    {
      id: 'kafka-jaas-password',
      kind: 'password in a JAAS configuration',
      severity: 'high',
      keywords: ['plainloginmodule', 'scramloginmodule'],
      pattern: String.raw`(?:Plain|Scram)LoginModule\s+(?:required|sufficient)[^;]{0,120}?username\s*=\s*\\?["'](?<user>[^"'\\\r\n]{1,80})\\?["'][^;]{0,80}?password\s*=\s*\\?["'](?<secret>[^"'\\\s]{1,200})\\?["']`,
      boundary: 'none',
      maxBytes: 512,
      judge: 'login',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
