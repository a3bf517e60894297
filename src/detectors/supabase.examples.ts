import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const secretKey = join('sb_se', 'cret_ktamOAY7mXMTN', 'Hmn-tFtXA_eL72bsbq');
const publishableKey = join('sb_publi', 'shable_-6MfTwUdD0uO', 'XaUqxhnte5_Lyt2Y7Bc');
const managementToken = join('sb', 'p_0bfee9da0e24f6a7631', '67861aefad4d7dcdd5b8f');
const oauthAccessToken = join('sbp_o', 'auth_e605025e67033e83a4', '1ee3892658727590140ce5');
const serviceRoleJwt = join(
  'ey',
  'JhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJzdXBhYmFz',
  'ZSIsInJlZiI6InFmdGJ5dWtsa3RuY3BwcmJ3ZGx5Iiwicm9sZSI6InN',
  'lcnZpY2Vfcm9sZSIsImlhdCI6MTc5MDAwMDAwMCwiZXhwIjoyMTA1Mz',
  'YwMDAwfQ.Vxm43ZDh2nspqagzRsit9D6tb6LyihAk2DcTxbzJkMu',
);
const anonJwt = join(
  'ey',
  'JhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJzdXBhY',
  'mFzZSIsInJlZiI6Im9xbWVxYXNsdXhkd3h0Y251a2d4Iiwicm9sZ',
  'SI6ImFub24iLCJpYXQiOjE3OTAwMDAwMDAsImV4cCI6MjEwNTM2M',
  'DAwMH0.TnFaC4ntNJKFMgAYqF3FT6FSATqzBsQRYEks2nepLyq',
);

export const supabaseExamples: DetectorExamples = {
  positive: {
    'supabase-secret-key': [`SUPABASE_SECRET_KEY=${secretKey}`, `supabase: ${secretKey}`],
    'supabase-publishable-key': [
      `SUPABASE_PUBLISHABLE_KEY=${publishableKey}`,
      `"supabasePublishableKey": "${publishableKey}"`,
    ],
    'supabase-management-token': [
      `SUPABASE_MANAGEMENT_TOKEN=${managementToken}`,
      `curl -H "X-Api-Key: ${managementToken}"`,
    ],
    'supabase-oauth-access-token': [
      `SUPABASE_OAUTH_ACCESS_TOKEN=${oauthAccessToken}`,
      `curl -H "X-Api-Key: ${oauthAccessToken}"`,
    ],
    'supabase-service-role-jwt': [
      `SUPABASE_SERVICE_ROLE_JWT=${serviceRoleJwt}`,
      `curl -H "X-Api-Key: ${serviceRoleJwt}"`,
    ],
    'supabase-anon-jwt': [`SUPABASE_ANON_JWT=${anonJwt}`, `curl -H "X-Api-Key: ${anonJwt}"`],
  },
  negative: [
    { why: 'secret key cut short', text: secretKey.slice(0, 40) },
    { why: 'placeholder for the secret key', text: `${join('sb_se', 'cret_', 'x'.repeat(31))}` },
    { why: 'publishable key cut short', text: publishableKey.slice(0, 45) },
    { why: 'management token cut short', text: managementToken.slice(0, 43) },
    { why: 'oauth access token cut short', text: oauthAccessToken.slice(0, 49) },
    { why: 'service role jwt cut short', text: serviceRoleJwt.slice(0, 169) },
    { why: 'anon jwt cut short', text: anonJwt.slice(0, 160) },
  ],
};
