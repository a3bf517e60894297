import type { Detector } from './detector.js';

export const firefox = {
  provider: 'firefox',
  docs: 'https://searchfox.org/mozilla-central/source/toolkit/components/passwordmgr/storage-json.sys.mjs',
  rules: [
    {
      // One login of logins.json. Encrypted with a key that lies beside it in key4.db, mostly without a passphrase.
      id: 'firefox-login',
      kind: 'saved password of a browser',
      severity: 'medium',
      keywords: ['encryptedpassword'],
      pattern: String.raw`"encryptedPassword"\s*:\s*"(?<secret>[A-Za-z0-9+/]{32,}={0,2})"`,
      boundary: 'none',
      minEntropy: 3,
      judge: 'random',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
