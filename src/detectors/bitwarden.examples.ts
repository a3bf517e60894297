import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiClientSecret = join('N4esZq1eFbTPkSS', 'ia9BQcgmPfNjL50');
const accessToken = join(
  '0',
  '.',
  '279b6e30-ceef-4be9',
  '-aeeb-5c0d4ebfc1db',
  '.',
  'JmSD9maN4ME91Wn',
  'i0vHylBUU507gSk',
  ':',
  'qgAoX/KCbp7',
  'Pgg+0915Pe',
  'Q==',
);

export const bitwardenExamples: DetectorExamples = {
  positive: {
    'bitwarden-api-client-secret': [
      `BW_CLIENTSECRET=${apiClientSecret}`,
      `"bitwardenClientSecret": "${apiClientSecret}"`,
    ],
    'bitwarden-access-token': [`BWS_ACCESS_TOKEN=${accessToken}`, `bws secret list --access-token "${accessToken}"`],
  },
  negative: [
    { why: 'client secret of the API one character short', text: `BITWARDEN_SID=${apiClientSecret.slice(0, 29)}` },
    {
      why: 'client secret of the API beside the name, given to nothing',
      text: `bw_clientsecret at ${apiClientSecret}`,
    },
    { why: 'a reference', text: `BITWARDEN_SECRET=\${BITWARDEN_SECRET}` },
    { why: 'access token of a machine account one character short', text: `bws ${accessToken.slice(0, -1)}` },
  ],
};
