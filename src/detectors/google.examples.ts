import type { DetectorExamples } from './detector.js';

const DASHES = '-'.repeat(5);
const apiKey = (...body: readonly string[]): string => ['AI', 'za', ...body].join('');

/** A throw-away key made for this example, which opens nothing. */
const pem = [
  `${DASHES}BEGIN PRIVATE KEY${DASHES}`,
  'MIICdgIBADANBgkqhkiG9w0BAQEFAASCAmAwggJcAgEAAoGBAKAouTBQmjrWQl6u',
  's8rV7hE2+XKnvzZ5JOeD+CUJKxSx9lyNdh9yo/qDoFrvJyMN7Ysyge1BkRsbKPlF',
  '7bobhDfqgGguzt1/5Uq34KJoWG3EUEMCCd5tIEeb2iLFhyoYUZpKASd7KhrE8tZs',
  'hekU2ukVlD9nqAWD/7XQTNVCabyLAgMBAAECgYAN6PuMkrOSgKFrD8lVyJbQr/Gi',
  'X6df1824veGDdfRj68D18ONdf9t2GpCG1VaU2NTUziIytQshS46Xd9dZ3qHxBiRN',
  'xa5Ncqq71j3ovux9gwV4DX0WnN3bfHLJyFrjw8JEpeTX6jRiqNXmr7pwuhGcYeyd',
  'WUGgDp8WS/7E5hjIIQJBAMxJ1/BiUuKT/s3L3EkSUu9ITtw08nNyZeHpuo7b1Uy4',
  'taJGdOAvrAY9yRnD9ZzTK9vqNGGM0Sy6dBj0NW1hOu8CQQDIsz04TdFFsoK9kSGn',
  'lWv9X/ec4BI02ICn2L1YdeUjHi6WZEN4EFd7lCbLx94JpTkEunJiFQdauibFsLxl',
  'x0glAkEAzEKpXvlw1owTocHMKGPh+M7byuJF6Zjgtdn1ZxH3XBbzxaWdBuujnTn5',
  '8YE1+/BJUkICzeb23zovCyRip1MokQJAWyMJacfsf/nP5MVCwxbXMvehOVuG6Phn',
  'c9C4KrNemdPa0/AzsxG4qCVeeKsJ6NdeTQddaayi6lAdyye2ZYFZAQJATj2al0u5',
  '1j7/JhvVAGMCHRprZj+N5UCnL5TVkv/l2d0TzYcdyZRmG5HwP3Dnx6BtX0w6gxmX',
  'PiSw5J+hIN2Iyg==',
  `${DASHES}END PRIVATE KEY${DASHES}\n`,
].join('\n');

const keyFile = {
  type: 'service_account',
  project_id: 'orders',
  private_key_id: ['efb60976762df76388a3', '27a7b7cdab9c89e8bfc7'].join(''),
  private_key: pem,
  client_email: 'deploy@orders.iam.internal',
};

const join = (...parts: readonly string[]): string => parts.join('');
const oauthAccessToken = join(
  'ya',
  '29.BGoThLBR2eWV2LkpnbP5HfyBTBP-z4VMTjK8l4IdVF0UefgLUXBTnXO_wj',
  'DijHG1yaq-Z4porb5IFReiq8qhOFbIYHZiouQa1qZvdOvwUJcowG-tB3-xMw_',
  'dbHnZ0U_drGRPkV0WozYUIyMmsEzuc4jrY3YErTeV5q1LK1ps9joEZiqboMDU',
);
const serviceAccountToken = join(
  'ya',
  '29.c.',
  'c0ASRK0Gb7xQ2mVtLw9Zr4Hn8Kd3Jf6Yp1Ts5Uv0Xe-aBgCiDkEoFqGsHuIwJyKzLbMd_NfOh',
  'PjQlRnSpTrUtVvWxXzYbZd1f3h5j7l9n2p4r6t8v0x-BcDeFgHiJkLmNoPqRsTuVwXyZa2C4e6G',
);
const oauthRefreshToken = join(
  '1/',
  '/0tYzD4KNkzYFUo7tajbYH-LHmYCtzH_qRwewIYfVwiTk-Adi1E',
  'DaSFJ0y_0KsZIYH8uN7ImOEdx8UrNxJGovc8ZSqta_k0zOgwNg',
);
const geminiAuthKey = join('AQ', '.Ab8RN60-5UnLCSTdEyqEVlFwi', 'VgFsTXT2O23oK7AQB_nCh4MO4');
const oauthClientSecretLegacy = join('Kl', 'nXYFgn51qs6', 'l4w49pGpJWv');
const hmacKeyId = join('GO', 'OG1E8LYB0Q99AMUXA9LCG4G5GDXR4P', 'MVD4C0YDJCU87ISN5RUFCRCFY0KFG');
const hmacSecret = join('p8', 'jySuq39sULWistGqaYF', 'QAX5pk6pikL6YQyfOoS');
const firebaseServerKey = join(
  'AAAAHiMDfOB:AP',
  'A91bqWeVclNUwhMEyU4uD0b2IN9IY_6mQBYECPPOaJ0dg3',
  'ztyfvxs-2Al7vzyqyHxlisHmzonkS_6agoFLgd5sC0dnno',
  'uTlNOjrxiIKWPEnX6QdyUL5nuDVtHGgyB0-FToAOsaf8dC',
);
const firebaseDatabaseSecret = join('2p', '4zW7mYThg7QlI77nvcK', 'vyNNdiLiPQ3rWFcuaJR');
const recaptchaSecret = join('6L', 'w5b5OzYUiQfozxom1CQ', 'g-3tC812NUYo2n-S6IM');
const appPassword = join('mk', 'tn yxzr l', 'fzn kldd');
const chatWebhookA = join('AI', 'zayTD3102Zy9v0-Rqb6', 'CY5xzYEjDzsudkpeWH');
const chatWebhookB = join('jj', 'lCnQWDuPTodAXw-eOFi8m', 'yhqDDTxBiaAr4rz0pbfm');

export const googleExamples: DetectorExamples = {
  positive: {
    'google-api-key': [
      `const url = 'https://maps.internal/api?key=${apiKey('bqO6pzopf0xKsAj_g', '_wQ52yvjoVBbvAPAsC')}';`,
      `GOOGLE_API_KEY=${apiKey('uV-WtIcsgvK34WxQ9', 'Ndgc8EzNbnHaQEdRkv')}\n`,
    ],
    'google-oauth-client-secret': [`client_secret: ${['GOC', 'SPX-', 'fvTz3fmo9Ko53k', 'wzSqtEAe0iOmLA'].join('')}`],
    'google-service-account-key': [
      JSON.stringify(keyFile, null, 2),
      JSON.stringify(keyFile),
      JSON.stringify({ env: JSON.stringify(keyFile) }),
    ],
    'google-oauth-access-token': [
      `GOOGLE_OAUTH_ACCESS_TOKEN=${oauthAccessToken}`,
      `{"value": "${oauthAccessToken}"}`,
      `export CLOUDSDK_AUTH_ACCESS_TOKEN=${serviceAccountToken}`,
    ],
    'google-oauth-refresh-token': [`GOOGLE_OAUTH_REFRESH_TOKEN=${oauthRefreshToken}`, `client("${oauthRefreshToken}")`],
    'google-gemini-auth-key': [
      `GOOGLE_GEMINI_AUTH_KEY=${geminiAuthKey}`,
      `  value: ${geminiAuthKey} # made for the shop`,
    ],
    'google-oauth-client-secret-legacy': [
      `GOOGLE_CLIENT_SECRET=${oauthClientSecretLegacy}`,
      `"googleClientSecret": "${oauthClientSecretLegacy}"`,
      `{"client_id":"4242-x.apps.googleusercontent.com","client_secret":"${oauthClientSecretLegacy}"}`,
    ],
    'google-hmac-key-id': [`GOOGLE_HMAC_KEY_ID=${hmacKeyId}`, `client("${hmacKeyId}")`],
    'google-hmac-secret': [`GCS_HMAC_SECRET=${hmacSecret}`, `docker run -e GCS_HMAC_SECRET=${hmacSecret} image`],
    'google-firebase-server-key': [
      `GOOGLE_FIREBASE_SERVER_KEY=${firebaseServerKey}`,
      `{"value": "${firebaseServerKey}"}`,
    ],
    'google-firebase-database-secret': [
      `FIREBASE_DATABASE_SECRET=${firebaseDatabaseSecret}`,
      `firebase_database_secret: '${firebaseDatabaseSecret}'`,
      `https://shop.firebaseio.com/users.json?auth=${firebaseDatabaseSecret}`,
    ],
    'google-recaptcha-secret': [
      `RECAPTCHA_SECRET_KEY=${recaptchaSecret}`,
      `const recaptchaSecretKey = "${recaptchaSecret}";`,
      `recaptcha:\n  api_key: ${recaptchaSecret}`,
    ],
    'google-app-password': [`GMAIL_APP_PASSWORD='${appPassword}'`],
    'google-chat-webhook': [
      `hook=https://chat.googleapis.com/v1/spaces/AAAA4x7Qz2k/messages?key=${chatWebhookA}&token=${chatWebhookB}`,
    ],
  },
  negative: [
    { why: 'placeholder', text: apiKey('x'.repeat(35)) },
    { why: 'one character short', text: apiKey('p28Ji9oA9F1PkGMLb', 'eokLnZ34quaQicHOd') },
    { why: 'another letter case', text: apiKey('PySEnYdJTXkvXFwC3', 'nSm5Ufx96y0LVIlehR').toLowerCase() },
    { why: 'client secret cut short', text: ['GOC', 'SPX-', 'qhNRQ6HdRf', 'HxYbBqaWKC'].join('') },
    { why: 'key file without its key', text: JSON.stringify({ ...keyFile, private_key: '<removed>' }) },
    { why: 'the words in a sentence', text: 'Create a "service_account" and download its "private_key".' },
    { why: 'OAuth access token, good for an hour: cut short', text: oauthAccessToken.slice(0, -161) },
    { why: 'OAuth access token of a service account: cut short', text: serviceAccountToken.slice(0, 26) },
    { why: 'OAuth refresh token: cut short', text: oauthRefreshToken.slice(0, -20) },
    { why: 'API key bound to a service account: one character short', text: geminiAuthKey.slice(0, -1) },
    { why: 'OAuth client secret (before 2021): a reference', text: 'GOOGLE_CLIENT_SECRET=${GOOGLE_CLIENT_SECRET}' },
    {
      why: 'OAuth client secret (before 2021): given to no name',
      text: `about googleclientsecret: see ${oauthClientSecretLegacy}`,
    },
    {
      why: 'OAuth client secret (before 2021): one character short',
      text: `apps.googleusercontent.com: "${oauthClientSecretLegacy.slice(0, -1)}"`,
    },
    { why: 'access id of a storage HMAC key: one character short', text: hmacKeyId.slice(0, -1) },
    { why: 'secret of a storage HMAC key: a reference', text: 'GCS_HMAC_SECRET=${GCS_HMAC_SECRET}' },
    { why: 'secret of a storage HMAC key: given to no name', text: `about goog1e: see ${hmacSecret}` },
    { why: 'secret of a storage HMAC key: one character short', text: `goog1e: "${hmacSecret.slice(0, -1)}"` },
    { why: 'server key of Cloud Messaging (retired): one character short', text: firebaseServerKey.slice(0, -1) },
    { why: 'secret of a Firebase database: a reference', text: 'FIREBASE_DATABASE_SECRET=${FIREBASE_DATABASE_SECRET}' },
    {
      why: 'secret of a Firebase database: given to no name',
      text: `about firebasesecret: see ${firebaseDatabaseSecret}`,
    },
    {
      why: 'secret of a Firebase database: one character short',
      text: `firebaseio.com: "${firebaseDatabaseSecret.slice(0, -1)}"`,
    },
    {
      why: 'reCAPTCHA key; the public one has the same form: a reference',
      text: 'RECAPTCHA_SECRET_KEY=${RECAPTCHA_SECRET_KEY}',
    },
    {
      why: 'reCAPTCHA key; the public one has the same form: given to no name',
      text: `about recaptcha: see ${recaptchaSecret}`,
    },
    {
      why: 'reCAPTCHA key; the public one has the same form: one character short',
      text: `recaptcha: "${recaptchaSecret.slice(0, -1)}"`,
    },
    { why: 'mail application password: an invitation', text: "GMAIL_APP_PASSWORD='your pass word here'" },
    { why: 'mail application password: a sentence about it', text: 'set a gmail app password first' },
    {
      why: 'webhook URL of a chat space: words for the parts',
      text: 'https://chat.googleapis.com/v1/spaces/SPACE/messages?key=KEY&token=TOKEN',
    },
  ],
};
