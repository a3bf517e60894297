import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const appSpecificPassword = join('qzvt-ukrb', '-wjxp', '-hnyd');

export const appleExamples: DetectorExamples = {
  positive: {
    'apple-app-specific-password': [
      `FASTLANE_APPLE_APPLICATION_SPECIFIC_PASSWORD=x\nAPPLE_APP_SPECIFIC_PASSWORD=${appSpecificPassword}`,
      `xcrun notarytool submit app.zip --apple-id ci@internal --password "${appSpecificPassword}"`,
    ],
  },
  negative: [
    { why: 'the placeholder of the manual', text: `APPLE_PASSWORD=abcd-efgh-ijkl-mnop` },
    { why: 'words joined by dashes', text: `altool takes some-more-long-text` },
  ],
};
