import type { Detector } from './detector.js';

export const vmware = {
  provider: 'vmware',
  docs: 'https://developer.broadcom.com/powercli/latest/vmware.vimautomation.core/commands/connect-viserver',
  rules: [
    {
      id: 'vmware-powercli-password',
      kind: 'password in a call of Connect-VIServer',
      severity: 'high',
      keywords: ['connect-viserver'],
      pattern: String.raw`(?i)Connect-VIServer[ \t][^\r\n]{0,300}?-Password[ \t:]+(?:"(?<secret__quoted>[^"\r\n]+)"|'(?<secret__single>[^'\r\n]+)'|(?<secret>[^\s"'$(\x60-][^\s"'\x60;|)]*))`,
      boundary: 'none',
      maxBytes: 400,
      judge: 'password',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
