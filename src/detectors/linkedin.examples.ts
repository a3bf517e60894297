import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const clientSecret = join('WP', 'L_AP1.eJkWgyRhJE', 'HkCt5H.PzAxLm==');
const clientSecretLegacy = join('Sm', 'nIxbSi4', 'xDSzcQ5');
const accessToken = join(
  'AQ',
  'RwQ4ssrGhYtsD6D9lUGHV7uRiZlYMbsrkYNJe3PBU6__W_Uxwjuflx5nXeEJmR_LZxXhMx_MIbnYvjhUh25oG9f',
  'd1cX28SqGiRV8ZJgBhSpkGTnMAkfHs2ft7z-ovgJpaQQ096p0XgJjrI7ennGCZkLJ0KcdP787PnteUDev7Qzu6t',
  'zVhsmBQw-qVHOgV2H9_jaPIHFRXvkR-itmjC28bFsSEop1k4t3W5RCQCuEinoOND8HCzcpp0y7jeUaB2jcogTM',
);

export const linkedinExamples: DetectorExamples = {
  positive: {
    'linkedin-client-secret': [`LINKEDIN_CLIENT_SECRET=${clientSecret}`, `{"value": "${clientSecret}"}`],
    'linkedin-client-secret-legacy': [
      `LINKEDIN_CLIENT_SECRET=${clientSecretLegacy}`,
      `docker run -e LINKEDIN_CLIENT_SECRET=${clientSecretLegacy} image`,
      `linkedin:\n  client_secret: ${clientSecretLegacy}`,
    ],
    'linkedin-access-token': [
      `LINKEDIN_ACCESS_TOKEN=${accessToken}`,
      `"linkedinAccessToken": "${accessToken}"`,
      `linkedin:\n  token: ${accessToken}`,
    ],
  },
  negative: [
    { why: 'OAuth client secret: cut short', text: clientSecret.slice(0, -3) },
    { why: 'OAuth client secret (old form): a reference', text: 'LINKEDIN_CLIENT_SECRET=${LINKEDIN_CLIENT_SECRET}' },
    { why: 'OAuth client secret (old form): given to no name', text: `about linkedin: see ${clientSecretLegacy}` },
    {
      why: 'OAuth client secret (old form): one character short',
      text: `linkedin: "${clientSecretLegacy.slice(0, -1)}"`,
    },
    { why: 'OAuth access token: a reference', text: 'LINKEDIN_ACCESS_TOKEN=${LINKEDIN_ACCESS_TOKEN}' },
    { why: 'OAuth access token: given to no name', text: `about linkedin: see ${accessToken}` },
    { why: 'OAuth access token: cut short', text: `linkedin: "${accessToken.slice(0, -61)}"` },
  ],
};
