import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const password = join('pscal', 'e_pw_2iehN7CQXjPICrzF7r_8qg', 'YMNoyK7G5UUJQJbg_jo1b56LfD');
const serviceToken = join('pscale', '_tkn_RUHF_lRfcSB-vLfKBwrsiE', 'brp4Ngtt7vog5eon5uIAurfllS');
const oauthToken = join('pscale_', 'oauth_SdsuSw7DQ1V3B5zWEWxh3', 'DeYvPCjN6rgWKBeh2vsOum5RO_p');

export const planetscaleExamples: DetectorExamples = {
  positive: {
    'planetscale-password': [`PLANETSCALE_PASSWORD=${password}`, `Using ${password} for the job`],
    'planetscale-service-token': [`PLANETSCALE_SERVICE_TOKEN=${serviceToken}`, `Using ${serviceToken} for the job`],
    'planetscale-oauth-token': [`PLANETSCALE_OAUTH_TOKEN=${oauthToken}`, `"planetscaleOauthToken": "${oauthToken}"`],
  },
  negative: [
    { why: 'password cut short', text: password.slice(0, 41) },
    { why: 'placeholder for the password', text: `${join('pscal', 'e_pw_', 'x'.repeat(48))}` },
    { why: 'service token cut short', text: serviceToken.slice(0, 42) },
    { why: 'oauth token cut short', text: oauthToken.slice(0, 44) },
  ],
};
