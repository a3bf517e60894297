import type { Detector } from './detector.js';

export const ntlm = {
  provider: 'ntlm',
  docs: 'https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-nlmp/',
  rules: [
    {
      // The third message holds user, domain and what guesses are tried against; the first two hold no secret.
      id: 'ntlm-auth-message',
      kind: 'message that answers the challenge of a server',
      severity: 'medium',
      keywords: ['tlrmtvntuaad'],
      exactKeyword: 'TlRMTVNTUAAD',
      pattern: String.raw`(?<secret>TlRMTVNTUAAD[A-Za-z0-9+/]{60,1000}={0,2})`,
      boundary: 'base64',
      maxBytes: 512,
      minEntropy: 3,
      judge: 'random',
      specificity: 80,
    },
    {
      // The NT hash logs in as it is.
      id: 'ntlm-hash',
      kind: 'password hashes of Windows (LM and NT)',
      severity: 'high',
      keywords: ['aad3b435b51404ee', 'ntlm', 'secretsdump'],
      pattern: String.raw`(?<secret>[a-f0-9]{32}:[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 100,
      minEntropy: 3,
      judge: 'random',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
