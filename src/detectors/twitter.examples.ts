import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const bearerToken = join(
  'AAAAA',
  'AAAAAAAAAAAAAAAATZbiyJ8qGEERMPAsj6upTCMe%3Dk6Ve',
  'GKDS6Vrbmjyj2ev6ygYpX5EsmQCG9Mm4t7zbLK5vJE9e4Z',
);
const accessTokenSecret = join('HB7Q11gzQhKyMspAER8SQgJ', 'vgUNaqK8QUES6LaCYkA4zo');
const accessToken = join('44607324980139-y2U3X41Q', '4ybvEqPFhROu6HqqeDn9fUp');
const oauth2ClientSecret = join('ulvB6AnWXzDP6zcgqNatNLxuA', 'W1JUlpIsNmLhEsorYtitmO6GG');
const apiKeySecret = join('7NktgQSbGkn30ik4XIfHADMva', 'VMF296TVODGgad4LGcKs9ouFs');
const apiKey = join('rAEZyGc7uCONF', '60mlhQwVPDPn');

export const twitterExamples: DetectorExamples = {
  positive: {
    'twitter-bearer-token': [`TWITTER_BEARER_TOKEN=${bearerToken}`, `twitter: ${bearerToken}`],
    'twitter-access-token-secret': [
      `TWITTER_ACCESS_TOKEN_SECRET=${accessTokenSecret}`,
      `{"twitterAccessTokenSecret": "${accessTokenSecret}"}`,
      `TWITTER_ACCESS_TOKEN=${accessToken}\nTWITTER_ACCESS_TOKEN_SECRET=${accessTokenSecret}`,
    ],
    'twitter-access-token': [
      `TWITTER_ACCESS_TOKEN=${accessToken}`,
      `new Client({ twitterAccessToken: '${accessToken}' })`,
    ],
    'twitter-oauth2-client-secret': [
      `TWITTER_CLIENT_SECRET=${oauth2ClientSecret}`,
      `new Client({ twitterClientSecret: '${oauth2ClientSecret}' })`,
    ],
    'twitter-api-key-secret': [
      `TWITTER_API_KEY_SECRET=${apiKeySecret}`,
      `export TWITTER_API_KEY_SECRET="${apiKeySecret}"`,
      `TWITTER_API_KEY=${apiKey}\nTWITTER_API_KEY_SECRET=${apiKeySecret}`,
    ],
    'twitter-api-key': [`TWITTER_API_KEY=${apiKey}`, `{"twitterApiKey": "${apiKey}"}`],
  },
  negative: [
    { why: 'bearer token cut short', text: bearerToken.slice(0, 60) },
    { why: 'bearer token as the end of a longer word', text: `a${bearerToken}` },
    { why: 'a value of that form beside the word (access token secret)', text: `twitter build ${accessTokenSecret}` },
    { why: 'a placeholder (access token secret)', text: `TWITTER_ACCESS_TOKEN_SECRET=${'x'.repeat(45)}` },
    { why: 'a value of that form beside the word (access token)', text: `twitter build ${accessToken}` },
    { why: 'a reference (access token)', text: 'TWITTER_ACCESS_TOKEN=${TWITTER_ACCESS_TOKEN}' },
    { why: 'a value of that form beside the word (oauth2 client secret)', text: `twitter build ${oauth2ClientSecret}` },
    { why: 'a placeholder (oauth2 client secret)', text: `TWITTER_CLIENT_SECRET=${'x'.repeat(50)}` },
    { why: 'a value of that form beside the word (api key secret)', text: `twitter build ${apiKeySecret}` },
    { why: 'a reference (api key secret)', text: 'TWITTER_API_KEY_SECRET=${TWITTER_API_KEY_SECRET}' },
    { why: 'a value of that form beside the word (api key)', text: `twitter build ${apiKey}` },
    { why: 'a reference (api key)', text: 'TWITTER_API_KEY=${TWITTER_API_KEY}' },
  ],
};
