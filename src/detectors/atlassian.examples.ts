import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join(
  'ATATT3',
  'xFfGF055MLhAIA1lOdpgUGTBRj6QN8j4OpHby93Kttr_tZM',
  'r8B3jATZKD8JTK-f3Ceuido_YZ_irTSTNXlJRRR5ToZOmBI',
  'zA_mMC0h-zAoqJIRcPjxTGJlJkWqsm-Q44sx8lkg5rBhkBY',
  'd1Z_LHEuSxxzB_QYF2W_VUteYS73Ln62Tisi=31F9DC30',
);
const serviceAccountToken = join(
  'ATSTT',
  '3xFfGYs44Vij5pPd2JidA3lu6ksaRjJMKK9HBbtl7Wp63x3',
  'eRyW6gyUMPQ99XJ3WPEPZuCdLT14Q0I6-q5NnvuCl7h9u5z',
  'S1AS46_T4No7c48fT_FxL4B0XWpENXOAK2y2-hwB2DrdT-B',
  'In2Arrzuz2GxLYXeoTj-rtLmHniliTgPYkpW3=30FEED2E',
);
const legacyApiToken = join('7wTHN02EPC4P', 'cPGJdg0YxwJq');

export const atlassianExamples: DetectorExamples = {
  positive: {
    'atlassian-api-token': [
      `ATLASSIAN_API_TOKEN=${apiToken}`,
      `"jiraToken": "${apiToken}"`,
      `jira.token=${apiToken.replace('=', '\\=')}`,
      `{"jiraToken":"${apiToken.replace('=', '\\u003d')}"}`,
      `https://deploy:${apiToken.replace('=', '%3D')}@orders.atlassian.net/`,
    ],
    'atlassian-service-account-token': [`ATLASSIAN_API_TOKEN=${serviceAccountToken}`],
    'atlassian-legacy-api-token': [
      `ATLASSIAN_TOKEN=${legacyApiToken}`,
      `curl https://api.atlassian.internal -H "X-Api-Key: ${legacyApiToken}"`,
    ],
  },
  negative: [
    { why: 'API token of an account with another character in it', text: `TOKEN=${apiToken.replace('A1lO', 'A1lP')}` },
    { why: 'API token of an account one character short', text: `see ${apiToken.slice(0, -1)}` },
    { why: 'API token of a service account one character short', text: `see ${serviceAccountToken.slice(0, -1)}` },
    { why: 'API token of an account one character short, again', text: `ATLASSIAN_SID=${legacyApiToken.slice(0, 23)}` },
    { why: 'API token of an account beside the name, given to nothing', text: `atlassian at ${legacyApiToken}` },
  ],
};
