import type { Detector } from './detector.js';

const SIGN = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;

export const apple = {
  provider: 'apple',
  docs: 'https://support.apple.com/en-us/102654',
  rules: [
    {
      // Four times four letters could be words, so that it has to stand where one is asked for.
      id: 'apple-app-specific-password',
      kind: 'app-specific password',
      severity: 'high',
      keywords: [
        'app_specific_password',
        'app-specific-password',
        'appspecificpassword',
        'apple_password',
        'applepassword',
        'apple_id_password',
        'appleidpassword',
        'altool',
        'notarytool',
        'fastlane_password',
      ],
      pattern: String.raw`(?i:app[_-]?specific[_-]?password|apple[_-]?(?:id[_-]?)?password|fastlane_password|(?:altool|notarytool)[^\r\n]{0,160}?(?:-p|--password))(?:${SIGN}|[ \t]+["']?)(?<secret>[a-z]{4}-[a-z]{4}-[a-z]{4}-[a-z]{4})`,
      boundary: 'base64url',
      maxBytes: 256,
      minEntropy: 2.8,
      judge: 'random',
      specificity: 65,
    },
  ],
} as const satisfies Detector;
