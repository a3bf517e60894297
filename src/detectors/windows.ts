import type { Detector } from './detector.js';

export const windows = {
  provider: 'windows',
  docs: 'https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.security/convertto-securestring',
  rules: [
    {
      id: 'windows-securestring-password',
      kind: 'password in a call of ConvertTo-SecureString',
      severity: 'high',
      keywords: ['convertto-securestring'],
      pattern: String.raw`(?i)ConvertTo-SecureString[ \t]+(?:-(?:String|AsPlainText|Force)[ \t]+){0,3}(?:"(?<secret__quoted>[^"\r\n]+)"|'(?<secret__single>[^'\r\n]+)')`,
      boundary: 'none',
      judge: 'password',
      specificity: 60,
    },
    {
      id: 'windows-securestring-blob',
      kind: 'password encrypted with a key that is often near',
      severity: 'medium',
      keywords: ['76492d1116743f0423413b16050a5345'],
      pattern: String.raw`(?<secret>76492d1116743f0423413b16050a5345[A-Za-z0-9+/=|]{40,1000})`,
      boundary: 'base64',
      maxBytes: 512,
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      // Encrypted with a key that the vendor published: everyone can read it.
      id: 'windows-gpp-cpassword',
      kind: 'password in Group Policy Preferences',
      severity: 'critical',
      keywords: ['cpassword'],
      pattern: String.raw`(?i:cpassword)="(?<secret>[A-Za-z0-9+/]{16,200}={0,2})"`,
      boundary: 'base64',
      maxBytes: 400,
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
    {
      id: 'windows-unattend-password',
      kind: 'password in an answer file of the setup',
      severity: 'high',
      keywords: ['administratorpassword>', 'autologon>', 'useraccounts>'],
      pattern: String.raw`<(?i:AdministratorPassword|Password)>\s*<Value>(?<secret>[^<\s]{4,200})</Value>`,
      boundary: 'none',
      maxBytes: 300,
      judge: 'password',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
