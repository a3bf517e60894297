import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const userApiKey = join('NR', 'AK-CAUG6ZUU04WS', 'NMUAKV6LAXRC16Y');
const licenseKey = join('7b25a8a06af56dd0', 'ae486ae1a8b6', 'af0bFFFFNRAL');
const licenseKeyLegacy = join('a1e93f59a4752ced8ee1', '7e33f8926d59291270d3');
const insightsInsertKey = join('NR', 'II-QihyuPfHtbJSUvD', '6VcNmXGNS8qiT4cus');
const insightsQueryKey = join('NR', 'IQ-bgPc_e7YDaAEJ1-', 'cuOqEjwZTjcldw6if');
const adminApiKey = join('NR', 'AA-d93cf1e497e9', 'c935b6dd1cb7c84');
const restApiKey = join('NR', 'RA-cdbb2bb652bfb8e4961b', '0cea8483365679d3f6b3a4');
const browserKey = join('NR', 'JS-d06e75e4', '90c15503555');
const mobileAppToken = join('AAc7d622f7559a', '73a683e5fb36af277', '1258982a467-NRMA');
const pixieKey = join('px', '-api-01ecc8b6-54da-56', 'd9-cbe9-c720bbd57d66');

export const newrelicExamples: DetectorExamples = {
  positive: {
    'newrelic-user-api-key': [`NEWRELIC_USER_API_KEY=${userApiKey}`, `{"value": "${userApiKey}"}`],
    'newrelic-license-key': [`NEWRELIC_LICENSE_KEY=${licenseKey}`, `client("${licenseKey}")`],
    'newrelic-license-key-legacy': [
      `NEW_RELIC_LICENSE_KEY=${licenseKeyLegacy}`,
      `<add key="newRelicLicenseKey" value="${licenseKeyLegacy}"/>`,
      `newrelic:\n  api_key: ${licenseKeyLegacy}`,
    ],
    'newrelic-insights-insert-key': [
      `NEWRELIC_INSIGHTS_INSERT_KEY=${insightsInsertKey}`,
      `{"value": "${insightsInsertKey}"}`,
    ],
    'newrelic-insights-query-key': [`NEWRELIC_INSIGHTS_QUERY_KEY=${insightsQueryKey}`, `client("${insightsQueryKey}")`],
    'newrelic-admin-api-key': [`NEWRELIC_ADMIN_API_KEY=${adminApiKey}`, `  value: ${adminApiKey} # made for the shop`],
    'newrelic-rest-api-key': [`NEWRELIC_REST_API_KEY=${restApiKey}`, `{"value": "${restApiKey}"}`],
    'newrelic-browser-key': [`NEWRELIC_BROWSER_KEY=${browserKey}`, `client("${browserKey}")`],
    'newrelic-mobile-app-token': [
      `NEWRELIC_MOBILE_APP_TOKEN=${mobileAppToken}`,
      `  value: ${mobileAppToken} # made for the shop`,
    ],
    'newrelic-pixie-key': [`NEWRELIC_PIXIE_KEY=${pixieKey}`, `{"value": "${pixieKey}"}`],
  },
  negative: [
    { why: 'user API key: one character short', text: userApiKey.slice(0, -1) },
    { why: 'license key for ingest: one character short', text: licenseKey.slice(1) },
    { why: 'license key for ingest (old form): a reference', text: 'NEW_RELIC_LICENSE_KEY=${NEW_RELIC_LICENSE_KEY}' },
    {
      why: 'license key for ingest (old form): a commit beside the word',
      text: `newrelic at commit ${licenseKeyLegacy}`,
    },
    {
      why: 'license key for ingest (old form): one character short',
      text: `new_relic_license: "${licenseKeyLegacy.slice(0, -1)}"`,
    },
    { why: 'insert key: cut short', text: insightsInsertKey.slice(0, -8) },
    { why: 'query key: cut short', text: insightsQueryKey.slice(0, -8) },
    { why: 'admin API key (retired): one character short', text: adminApiKey.slice(0, -1) },
    { why: 'REST API key: one character short', text: restApiKey.slice(0, -1) },
    { why: 'browser key, meant to be public: one character short', text: browserKey.slice(0, -1) },
    { why: 'token of a mobile application: one character short', text: mobileAppToken.slice(1) },
    { why: 'API or deploy key of Pixie: one character short', text: pixieKey.slice(0, -1) },
  ],
};
