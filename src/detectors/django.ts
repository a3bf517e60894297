import type { Detector } from './detector.js';

export const django = {
  provider: 'django',
  docs: 'https://docs.djangoproject.com/en/5.1/ref/settings/#std-setting-SECRET_KEY',
  rules: [
    {
      // Can be guessed offline, slowly.
      id: 'django-password-hash',
      kind: 'hash of a password',
      severity: 'low',
      keywords: ['pbkdf2_sha256$'],
      pattern: String.raw`(?<secret>pbkdf2_sha256\$[0-9]{3,8}\$[A-Za-z0-9]{8,32}\$[A-Za-z0-9+/]{43}=)`,
      boundary: 'base64',
      minEntropy: 4,
      judge: 'random',
      specificity: 85,
    },
    {
      // The prefix warns that nobody replaced it; it signs sessions all the same.
      id: 'django-insecure-secret-key',
      kind: 'secret key that `startproject` made',
      severity: 'high',
      keywords: ['django-insecure-'],
      pattern: String.raw`(?<secret>django-insecure-[A-Za-z0-9!@#$%\^&*(_=+)-]{50})`,
      boundary: 'none',
      minEntropy: 3.5,
      judge: 'random',
      specificity: 88,
    },
    {
      // 50 characters of the alphabet that the framework draws from.
      id: 'django-secret-key',
      kind: 'secret key in the settings',
      severity: 'high',
      keywords: ['secret_key'],
      pattern: String.raw`SECRET_KEY["']?\]?[ \t]*[:=][ \t]*["'](?<secret>[a-z0-9!@#$%\^&*(_=+)-]{50})["']`,
      boundary: 'none',
      minEntropy: 4,
      judge: 'random',
      specificity: 55,
    },
  ],
} as const satisfies Detector;
