import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const clientSecret = join('7cc6vjvzhnnptou', 'i9l532j8svxjl6j');
const oauthToken = join('svez2oe0w6m2neh', 'wsik2htrkqpwspu');
const streamKey = join('liv', 'e_7984504852_07jf0kHOD', '5NtWkO6yBK6Y90epVKxMX');

export const twitchExamples: DetectorExamples = {
  positive: {
    'twitch-client-secret': [`TWITCH_CLIENT_SECRET=${clientSecret}`, `twitch_client_secret: ${clientSecret}`],
    'twitch-oauth-token': [`TWITCH_OAUTH_TOKEN=${oauthToken}`, `export TWITCH_OAUTH_TOKEN="${oauthToken}"`],
    'twitch-stream-key': [`TWITCH_STREAM_KEY=${streamKey}`, `{"twitchStreamKey": "${streamKey}"}`],
  },
  negative: [
    { why: 'a value of that form beside the word (client secret)', text: `twitch build ${clientSecret}` },
    { why: 'one character short (client secret)', text: `"twitch": "${clientSecret.slice(1)}"` },
    { why: 'a value of that form beside the word (oauth token)', text: `twitch build ${oauthToken}` },
    { why: 'one character short (oauth token)', text: `"twitch": "${oauthToken.slice(1)}"` },
    { why: 'a value of that form beside the word (stream key)', text: `twitch build ${streamKey}` },
    { why: 'a reference (stream key)', text: 'TWITCH_STREAM_KEY=${TWITCH_STREAM_KEY}' },
  ],
};
