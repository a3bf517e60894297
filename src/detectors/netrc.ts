import type { Detector } from './detector.js';

export const netrc = {
  provider: 'netrc',
  docs: 'https://everything.curl.dev/usingcurl/netrc.html',
  rules: [
    {
      id: 'netrc-password',
      kind: 'password of a machine',
      severity: 'high',
      keywords: ['machine'],
      pattern: String.raw`machine[ \t]+(?<host>[A-Za-z0-9][A-Za-z0-9.:_-]*)\s+login\s+(?<user>\S+)\s+(?:account\s+\S+\s+)?password\s+(?:"(?<secret__quoted>[^"\r\n]+)"|(?<secret>[^\s"]+))`,
      boundary: 'none',
      judge: 'login',
      specificity: 55,
    },
  ],
} as const satisfies Detector;
