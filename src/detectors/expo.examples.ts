import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join('jNBvMNMJ4o-vXfENmQbo', 'gCCeAqBR1fZJ9IXtjAls');

export const expoExamples: DetectorExamples = {
  positive: {
    'expo-access-token': [`EXPO_TOKEN=${accessToken}`, `"expoAccessToken": "${accessToken}"`],
  },
  negative: [
    { why: 'access token one character short', text: `# expo_token\nsid: ${accessToken.slice(0, 39)}` },
    { why: 'access token beside the name, given to nothing', text: `expo_token at ${accessToken}` },
    { why: 'a reference', text: `EXPO_TOKEN_TOKEN=\${EXPO_TOKEN_TOKEN}` },
  ],
};
