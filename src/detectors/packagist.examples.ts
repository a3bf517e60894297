import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiSecret = join(
  'packagi',
  'st_acs_7cccb1f9c4ee562f39185d042626b65c7258b',
  '4b4c8232e568dd52ea474fb94dadde99201c115d7bc',
);
const apiKey = join('packagi', 'st_ack_39229dd574f1', '1cc99fad1b46db93c3');
const orgToken = join('packag', 'ist_out_47e784f32c58bb3bb4a4d4e93db424', '357c3ac538a95e45e9eb5219d1062eca349e25');
const userToken = join(
  'packa',
  'gist_uut_407f95dfcd88b104c2e57aec06a506db6e2',
  '1aa6b72751c2bcf984c9dae55f0bc089e2668e8db84',
);

export const packagistExamples: DetectorExamples = {
  positive: {
    'packagist-api-secret': [
      `PACKAGIST_API_SECRET=${apiSecret}`,
      `packagist: ${apiSecret}`,
      `PACKAGIST_API_KEY=${apiKey}\nPACKAGIST_API_SECRET=${apiSecret}`,
    ],
    'packagist-api-key': [`PACKAGIST_API_KEY=${apiKey}`, `packagist: ${apiKey}`],
    'packagist-org-token': [`PACKAGIST_ORG_TOKEN=${orgToken}`, `"packagistOrgToken": "${orgToken}"`],
    'packagist-user-token': [`PACKAGIST_USER_TOKEN=${userToken}`, `"packagistUserToken": "${userToken}"`],
  },
  negative: [
    { why: 'api secret cut short', text: apiSecret.slice(0, 77) },
    { why: 'placeholder for the api secret', text: `${join('packagi', 'st_acs_', 'x'.repeat(80))}` },
    { why: 'api key cut short', text: apiKey.slice(0, 41) },
    { why: 'org token cut short', text: orgToken.slice(0, 81) },
    { why: 'user token cut short', text: userToken.slice(0, 73) },
  ],
};
