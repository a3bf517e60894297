import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const privateAppToken = join('pa', 't-na1-60afd8de-0b7d-0', 'b84-c95f-818dada5f285');
const developerApiKey = join('e7', '04ae1e-e504-6c75-', 'e005-702efe8efc44');
const personalAccessKey = join(
  'Ci',
  'RjXxNtTtEJ6vBNzL0vjE8yJV9sXVaiKbn19VhdaTxz55utQ',
  'cb0ANSQqg5O4SnOex89bVm3v1wSau2xNqa3Uf09zOCVvMUS',
  'H909j5tJYyuwcQ1GJrdWMMHa5zzZgCuRx01sNlEF99Aczoo',
);

export const hubspotExamples: DetectorExamples = {
  positive: {
    'hubspot-private-app-token': [`HUBSPOT_PRIVATE_APP_TOKEN=${privateAppToken}`, `{"value": "${privateAppToken}"}`],
    'hubspot-developer-api-key': [
      `HUBSPOT_DEVELOPER_API_KEY=${developerApiKey}`,
      `docker run -e HUBSPOT_DEVELOPER_API_KEY=${developerApiKey} image`,
      `hubspot:\n  api_key: ${developerApiKey}`,
      `https://api.internal/contacts?hapikey=${developerApiKey}`,
    ],
    'hubspot-personal-access-key': [
      `HUBSPOT_PERSONAL_ACCESS_KEY=${personalAccessKey}`,
      `<add key="hubspotPersonalAccessKey" value="${personalAccessKey}"/>`,
      `personalaccesskey:\n  api_key: ${personalAccessKey}`,
    ],
  },
  negative: [
    { why: 'access token of a private app: one character short', text: privateAppToken.slice(0, -1) },
    { why: 'developer or old API key: a reference', text: 'HUBSPOT_DEVELOPER_API_KEY=${HUBSPOT_DEVELOPER_API_KEY}' },
    { why: 'developer or old API key: given to no name', text: `about hubspot: see ${developerApiKey}` },
    { why: 'developer or old API key: one character short', text: `hubspot: "${developerApiKey.slice(0, -1)}"` },
    {
      why: 'personal access key of the command line: a reference',
      text: 'HUBSPOT_PERSONAL_ACCESS_KEY=${HUBSPOT_PERSONAL_ACCESS_KEY}',
    },
    {
      why: 'personal access key of the command line: given to no name',
      text: `about personalaccesskey: see ${personalAccessKey}`,
    },
    {
      why: 'personal access key of the command line: cut short',
      text: `hubspot: "${personalAccessKey.slice(0, -41)}"`,
    },
  ],
};
