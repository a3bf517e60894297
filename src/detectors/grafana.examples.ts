import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const serviceAccountToken = join('gl', 'sa_', 'cNFcVLD1KCqTSgQpFjZ', '46UGS7PNKyLtB_7c7bd7b5');
const apiKeyLegacy = join('ey', 'JrIjoicjlJRWozNjRRekxVaEl1T2ozN0hpeUdCO', 'FRvUnVocUIiLCJuIjoib3JkZXJzIiwiaWQiOjF9');
const cloudAccessPolicyToken = join(
  'gl',
  'c_eyJvIjoiNDIiLCJuIjoib3JkZXJzIiwiayI6InFKa3FLcTVBY0J',
  '2ZGpOR1o0dzltSVlkMkFCUHNYa2xMIiwibSI6eyJyIjoidXMifX0',
);

export const grafanaExamples: DetectorExamples = {
  positive: {
    'grafana-service-account-token': [
      `GRAFANA_SERVICE_ACCOUNT_TOKEN=${serviceAccountToken}`,
      `{"value": "${serviceAccountToken}"}`,
    ],
    'grafana-api-key-legacy': [`GRAFANA_API_KEY_LEGACY=${apiKeyLegacy}`, `client("${apiKeyLegacy}")`],
    'grafana-cloud-access-policy-token': [
      `GRAFANA_CLOUD_ACCESS_POLICY_TOKEN=${cloudAccessPolicyToken}`,
      `  value: ${cloudAccessPolicyToken} # made for the shop`,
    ],
  },
  negative: [
    { why: 'service account token: one character short', text: serviceAccountToken.slice(0, -1) },
    { why: 'API key (retired form): cut short', text: apiKeyLegacy.slice(0, -33) },
    { why: 'API key (retired form): a placeholder', text: join('ey', 'JrIjoi', 'x'.repeat(72)) },
    { why: 'access policy token of Grafana Cloud: cut short', text: cloudAccessPolicyToken.slice(0, -41) },
    { why: 'access policy token of Grafana Cloud: a placeholder', text: join('gl', 'c_eyJ', 'x'.repeat(100)) },
  ],
};
