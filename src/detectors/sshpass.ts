import type { Detector } from './detector.js';

export const sshpass = {
  provider: 'sshpass',
  docs: 'https://linux.die.net/man/1/sshpass',
  rules: [
    {
      id: 'sshpass-password',
      kind: 'password in a call of sshpass',
      severity: 'high',
      keywords: ['sshpass'],
      pattern: String.raw`sshpass[ \t]+(?:-[evP][ \t]+)?-p[ \t]?(?:"(?<secret__quoted>[^"\r\n]+)"|'(?<secret__single>[^'\r\n]+)'|(?<secret>[^\s"'$<{(\x60-][^\s"'\x60;|]*))`,
      boundary: 'none',
      judge: 'password',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
