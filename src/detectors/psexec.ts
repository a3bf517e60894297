import type { Detector } from './detector.js';

export const psexec = {
  provider: 'psexec',
  docs: 'https://learn.microsoft.com/en-us/sysinternals/downloads/psexec',
  rules: [
    {
      id: 'psexec-password',
      kind: 'password in a call of PsExec',
      severity: 'high',
      keywords: ['psexec'],
      pattern: String.raw`(?i)psexec(?:64)?(?:\.exe)?[ \t][^\r\n]{0,200}?-u[ \t]+(?<user>[^\s]+)[ \t]+-p[ \t]+(?:"(?<secret__quoted>[^"\r\n]+)"|'(?<secret__single>[^'\r\n]+)'|(?<secret>[^\s"'$%<{(\x60-][^\s"'\x60;|]*))`,
      boundary: 'none',
      maxBytes: 300,
      judge: 'password',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
