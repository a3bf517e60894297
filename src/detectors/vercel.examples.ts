import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const personalAccessToken = join('vc', 'p_Oawpnq4ljcz6kkHtAdDl6B2CAtv', 'JlVN2fNJA1YetY3YnUodXfT3LElcF');
const integrationToken = join('vc', 'i_21NSKcnEIQi3-btkNzD0WhtI2sW', 'EcgY1zIZV1tfuelU47LVH0z4Tw9eE');
const appAccessToken = join('vc', 'a_3qnm2pTrydKeollO10JXcc0GOlt', 'Bz5g4KdJbw5N3RUmMAkUYZZ3u8qWS');
const appRefreshToken = join('vc', 'r_XeHlAARS3PFkIibj50xWCNLYdPZ', '69fNmH7TwTts2C0MvEOVYBk1ldU4l');
const aiGatewayKey = join('vc', 'k_imnH0kkCH3SiW91rTm9h_errioA', '1vnbJsdqhW1weLqhyBIcowA1zgmJE');
const blobRwToken = join('vercel_b', 'lob_rw_6diIu2MXGkxNKfiy_9ynH', '7xYIvXN03DioJuLSdccEgIGo7Ykx');
const apiTokenLegacy = join('RQovgkSvM9FY', 'VhnDK7pzKgEY');

export const vercelExamples: DetectorExamples = {
  positive: {
    'vercel-personal-access-token': [
      `VERCEL_PERSONAL_ACCESS_TOKEN=${personalAccessToken}`,
      `vercel: ${personalAccessToken}`,
    ],
    'vercel-integration-token': [
      `VERCEL_INTEGRATION_TOKEN=${integrationToken}`,
      `curl -H "X-Api-Key: ${integrationToken}"`,
    ],
    'vercel-app-access-token': [
      `VERCEL_APP_ACCESS_TOKEN=${appAccessToken}`,
      `const client = connect('${appAccessToken}');`,
    ],
    'vercel-app-refresh-token': [
      `VERCEL_APP_REFRESH_TOKEN=${appRefreshToken}`,
      `"vercelAppRefreshToken": "${appRefreshToken}"`,
    ],
    'vercel-ai-gateway-key': [`VERCEL_AI_GATEWAY_KEY=${aiGatewayKey}`, `curl -H "X-Api-Key: ${aiGatewayKey}"`],
    'vercel-blob-rw-token': [`VERCEL_BLOB_RW_TOKEN=${blobRwToken}`, `Using ${blobRwToken} for the job`],
    'vercel-api-token-legacy': [`VERCEL_TOKEN=${apiTokenLegacy}`, `vercel_token: ${apiTokenLegacy}`],
  },
  negative: [
    { why: 'personal access token cut short', text: personalAccessToken.slice(0, 59) },
    { why: 'personal access token as the end of a longer word', text: `a${personalAccessToken}` },
    { why: 'integration token cut short', text: integrationToken.slice(0, 59) },
    { why: 'app access token cut short', text: appAccessToken.slice(0, 59) },
    { why: 'app refresh token cut short', text: appRefreshToken.slice(0, 59) },
    { why: 'ai gateway key cut short', text: aiGatewayKey.slice(0, 59) },
    { why: 'blob rw token cut short', text: blobRwToken.slice(0, 61) },
    { why: 'a value of that form beside the word (api token legacy)', text: `vercel build ${apiTokenLegacy}` },
    { why: 'a reference (api token legacy)', text: 'VERCEL_TOKEN=${VERCEL_TOKEN}' },
  ],
};
