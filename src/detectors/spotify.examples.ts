import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const clientSecret = join('5033fe79e3008b7c', '504f0a9aa96f4bfc');
const accessToken = join(
  'BQOjSK2AUc0yzSCuVYnSSHM7YFjO9TVTAFriLn0zV',
  'rLC9j-07dSKSlE_m00wqBo7dFKU1a87_SseN5-mDV',
  'UC76Xf6lb6XgTXdCtpvLLs25IA4vrb7S4IvVAkjO',
);

export const spotifyExamples: DetectorExamples = {
  positive: {
    'spotify-client-secret': [
      `SPOTIFY_CLIENT_SECRET=${clientSecret}`,
      `new Client({ spotifyClientSecret: '${clientSecret}' })`,
    ],
    'spotify-access-token': [`SPOTIFY_ACCESS_TOKEN=${accessToken}`, `export SPOTIFY_ACCESS_TOKEN="${accessToken}"`],
  },
  negative: [
    { why: 'a commit beside the word (client secret)', text: `spotify at commit ${clientSecret}` },
    { why: 'a placeholder (client secret)', text: `SPOTIFY_CLIENT_SECRET=${'x'.repeat(32)}` },
    { why: 'a value of that form beside the word (access token)', text: `spotify build ${accessToken}` },
    { why: 'a reference (access token)', text: 'SPOTIFY_ACCESS_TOKEN=${SPOTIFY_ACCESS_TOKEN}' },
  ],
};
