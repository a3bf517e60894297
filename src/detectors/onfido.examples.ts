import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('api_l', 'ive.6NV01elk38U.4dJoyYoi', 'wwFp4-EhW3TZDUOJfVVsVuNs');
const sandboxApiToken = join('api_s', 'andbox.CuRsysmC4MU.TPHkJCQ', 'trj8l9Ce4kljU7dIOsUVT3P8K');

export const onfidoExamples: DetectorExamples = {
  positive: {
    'onfido-api-token': [`ONFIDO_API_TOKEN=${apiToken}`, `{"value": "${apiToken}"}`],
    'onfido-sandbox-api-token': [`ONFIDO_SANDBOX_API_TOKEN=${sandboxApiToken}`, `client("${sandboxApiToken}")`],
  },
  negative: [
    { why: 'API token: cut short', text: apiToken.slice(0, -13) },
    { why: 'API token, sandbox: cut short', text: sandboxApiToken.slice(0, -13) },
  ],
};
