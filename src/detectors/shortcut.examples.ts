import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('c709fa17-7cd9-4888', '-6ede-ffbd34285821');

export const shortcutExamples: DetectorExamples = {
  positive: {
    'shortcut-api-token': [`SHORTCUT_API_TOKEN=${apiToken}`, `{"shortcutApiToken": "${apiToken}"}`],
  },
  negative: [
    { why: 'an identifier beside the word', text: `shortcutapi build ${apiToken}` },
    { why: 'a reference', text: 'SHORTCUT_API_TOKEN=${SHORTCUT_API_TOKEN}' },
  ],
};
