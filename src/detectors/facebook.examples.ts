import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join(
  'EA',
  'ABouHd2aMtnCBpOyWB7uELtFNdzv9o2gJqSGN0pyczPdPR9Q0KFlDoQ3q',
  'aWXMgcaHdRS4LxKF8uaVsP8wPxTE3S6fn15TLbn93nrwPVGSMg0KnUVVQ',
  '62uHRbvV7DZibqVoQnzxJ9QS3PuCNFqsslVecSiZzl89btvQoh5N8BQKB',
);
const appToken = join('87', '0974363656549|nSLZ423', 'SKE5fnrUULBelbcrz48f');
const appSecret = join('b97c53a195334282', '3761bb2a18267dc1');

export const facebookExamples: DetectorExamples = {
  positive: {
    'facebook-access-token': [`FACEBOOK_ACCESS_TOKEN=${accessToken}`, `{"value": "${accessToken}"}`],
    'facebook-app-token': [
      `FACEBOOK_APP_TOKEN=${appToken}`,
      `docker run -e FACEBOOK_APP_TOKEN=${appToken} image`,
      `facebook:\n  token: ${appToken}`,
      `https://graph.facebook.com/me?access_token=${appToken}`,
      `posted to facebook with ${appToken}`,
    ],
    'facebook-app-secret': [
      `FACEBOOK_APP_SECRET=${appSecret}`,
      `"facebookAppSecret": "${appSecret}"`,
      `facebook:\n  secret: ${appSecret}`,
    ],
  },
  negative: [
    { why: 'access token of a user, page or system user: cut short', text: accessToken.slice(0, -91) },
    { why: 'access token of a user, page or system user: a placeholder', text: join('EA', 'A', 'x'.repeat(170)) },
    { why: 'access token of an application: a reference', text: 'FACEBOOK_APP_TOKEN=${FACEBOOK_APP_TOKEN}' },
    { why: 'access token of an application: far from the word', text: `about shares: see ${appToken}, of a page` },
    { why: 'access token of an application: cut short', text: `facebook: "${appToken.slice(0, -4)}"` },
    { why: 'secret of an application: a reference', text: 'FACEBOOK_APP_SECRET=${FACEBOOK_APP_SECRET}' },
    { why: 'secret of an application: given to no name', text: `about facebook: see ${appSecret}` },
    { why: 'secret of an application: one character short', text: `facebook: "${appSecret.slice(0, -1)}"` },
  ],
};
