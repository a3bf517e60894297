import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('u+_sSWMNZU', 'gn2o2n5LGk');
const apiKeyLegacy = join('cd21fKYfHT', 'LjzMxs-fzd');
const integrationKey = join('39bba67eae06c32b', 'b0acc83051669ba5');

export const pagerdutyExamples: DetectorExamples = {
  positive: {
    'pagerduty-api-token': [`PAGERDUTY_API_TOKEN=${apiToken}`, `export PAGERDUTY_API_TOKEN="${apiToken}"`],
    'pagerduty-api-key-legacy': [
      `PAGERDUTY_API_KEY=${apiKeyLegacy}`,
      `new Client({ pagerdutyApiKey: '${apiKeyLegacy}' })`,
    ],
    'pagerduty-integration-key': [
      `PAGERDUTY_INTEGRATION_KEY=${integrationKey}`,
      `pagerduty:\n  api_key: ${integrationKey}\n`,
    ],
  },
  negative: [
    { why: 'a value of that form beside the word (api token)', text: `pagerduty build ${apiToken}` },
    { why: 'a placeholder (api token)', text: `PAGERDUTY_API_TOKEN=u+${'x'.repeat(18)}` },
    { why: 'a value of that form beside the word (api key legacy)', text: `pagerduty build ${apiKeyLegacy}` },
    { why: 'a placeholder (api key legacy)', text: `PAGERDUTY_API_KEY=${'x'.repeat(20)}` },
    { why: 'a commit beside the word (integration key)', text: `pagerduty at commit ${integrationKey}` },
    { why: 'a reference (integration key)', text: 'PAGERDUTY_INTEGRATION_KEY=${PAGERDUTY_INTEGRATION_KEY}' },
  ],
};
