import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('efb60976762df763', '88a327a7b7cdab9c');
const appKey = join('89e8bfc76a3eacaa7dc2', 'b08f8fc4edcb8a506b03');
const personalAccessToken = join('ddp', 'at_', 'rRnOwo3WZY2ppEQ48CWo', 'hY2shHLrfnxww6Tc6Att');
const clientToken = join('pu', 'b', 'b2b4c6afe14d3e0a', '406faf255fcfd2ff');

export const datadogExamples: DetectorExamples = {
  positive: {
    'datadog-api-key': [`DD_API_KEY=${apiKey}`, `datadog:\n  datadogApiKey: "${apiKey}"`, `DD-API-KEY: ${apiKey}`],
    'datadog-application-key': [`DD_APP_KEY='${appKey}'`, `datadog_application_key = "${appKey}"`],
    'datadog-prefixed-application-key': [`key ${join('dd', 'app_', 'l0kAWuBqjsXtKfLpW', 'EO815WQsXoFjkbh2c')}`],
    'datadog-personal-access-token': [
      `DATADOG_TOKEN=${personalAccessToken}`,
      `client = connect('${personalAccessToken}')`,
    ],
    'datadog-client-token': [`DD_CLIENT_TOKEN=${clientToken}`, `datadogRum.init({ clientToken: '${clientToken}' })`],
  },
  negative: [
    { why: 'a reference', text: 'DD_API_KEY=${DATADOG_API_KEY}' },
    { why: 'one digit short', text: `the digits after DD_API_KEY, ${apiKey.slice(1)}` },
    { why: 'a commit beside the word', text: `datadog-agent at ${appKey}` },
    { why: 'placeholder of an application key', text: `DD_APP_KEY=${'0'.repeat(40)}` },
    { why: 'prefixed key cut short', text: join('dd', 'app_', 'hLrlYmI4se', 'GnoOr6wk5Q') },
    { why: 'personal access token one character short', text: `see ${personalAccessToken.slice(0, 35)}` },
    { why: 'personal access token that is masked', text: `masked ${join('ddp', 'at_')}${'x'.repeat(40)}` },
    { why: 'client token one character short', text: `datadog ${clientToken.slice(0, -1)}` },
  ],
};
