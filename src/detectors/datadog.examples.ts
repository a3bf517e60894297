import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('efb60976762df763', '88a327a7b7cdab9c');
const appKey = join('89e8bfc76a3eacaa7dc2', 'b08f8fc4edcb8a506b03');

export const datadogExamples: DetectorExamples = {
  positive: {
    'datadog-api-key': [`DD_API_KEY=${apiKey}`, `datadog:\n  datadogApiKey: "${apiKey}"`, `DD-API-KEY: ${apiKey}`],
    'datadog-application-key': [`DD_APP_KEY='${appKey}'`, `datadog_application_key = "${appKey}"`],
    'datadog-prefixed-application-key': [`key ${join('dd', 'app_', 'l0kAWuBqjsXtKfLpW', 'EO815WQsXoFjkbh2c')}`],
  },
  negative: [
    { why: 'a reference', text: 'DD_API_KEY=${DATADOG_API_KEY}' },
    { why: 'one digit short', text: `the digits after DD_API_KEY, ${apiKey.slice(1)}` },
    { why: 'a commit beside the word', text: `datadog-agent at ${appKey}` },
    { why: 'placeholder of an application key', text: `DD_APP_KEY=${'0'.repeat(40)}` },
    { why: 'prefixed key cut short', text: join('dd', 'app_', 'hLrlYmI4se', 'GnoOr6wk5Q') },
  ],
};
