import type { Detector } from './detector.js';

export const jdbc = {
  provider: 'jdbc',
  docs: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.sql/java/sql/DriverManager.html',
  rules: [
    {
      id: 'jdbc-url-password',
      kind: 'connection URL with a password parameter',
      severity: 'critical',
      keywords: ['jdbc:'],
      pattern: String.raw`(?i)jdbc:(?<product>[a-z0-9]+):[^\s"'<>\x60]{1,300}?[?;&](?:password|pwd)=(?<secret>[^\s&;"'<>\\\x60)]*[^\s&;"'<>\\\x60),])`,
      boundary: 'none',
      maxBytes: 512,
      judge: 'password',
      percentDecode: true,
      specificity: 70,
      siblings: { user: ['user', 'username', 'uid'] },
    },
  ],
} as const satisfies Detector;
