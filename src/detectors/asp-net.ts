import type { Detector } from './detector.js';

export const aspNet = {
  provider: 'asp-net',
  docs: 'https://learn.microsoft.com/en-us/dotnet/api/system.web.configuration.machinekeysection',
  rules: [
    {
      // Signs view state and login cookies: who has it can run code on the server. `AutoGenerate` is no value.
      id: 'asp-net-machinekey',
      kind: 'validation key of a web application',
      severity: 'critical',
      keywords: ['<machinekey'],
      pattern: String.raw`(?i)<machineKey\s[^<>]{0,400}?validationKey="(?<secret>[0-9A-F]{40,128})"`,
      boundary: 'alphanumeric',
      maxBytes: 800,
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
    {
      // Reads and makes login cookies, together with the key above.
      id: 'asp-net-decryption-key',
      kind: 'decryption key of a web application',
      severity: 'critical',
      keywords: ['<machinekey'],
      pattern: String.raw`(?i)<machineKey\s[^<>]{0,400}?decryptionKey="(?<secret>[0-9A-F]{16,64})"`,
      boundary: 'alphanumeric',
      maxBytes: 800,
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
