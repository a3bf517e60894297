import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const expo = {
  provider: 'expo',
  docs: 'https://docs.expo.dev/accounts/programmatic-access/',
  rules: [
    {
      // `expo` alone begins every `export`.
      id: 'expo-access-token',
      kind: 'access token',
      severity: 'high',
      keywords: [
        'expo_token',
        'expotoken',
        'expo_access',
        'expoaccess',
        'expo-token',
        'expo.dev',
        'eas_token',
        'expo-access',
        'eas-token',
        'eastoken',
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{40})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
