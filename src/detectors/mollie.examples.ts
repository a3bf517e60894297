import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('li', 've_hqn5CgihDdpV6Z', 'JBPzyXiLFWCjnMDL');
const testApiKey = join('te', 'st_1LFT2JQC8k0tez', 'h0wAl4Vs9gJcb5zm');

export const mollieExamples: DetectorExamples = {
  positive: {
    'mollie-api-key': [
      `MOLLIE_API_KEY=${apiKey}`,
      `export MOLLIE_API_KEY="${apiKey}"`,
      `mollie:\n  api_key: ${apiKey}`,
    ],
    'mollie-test-api-key': [
      `MOLLIE_API_KEY=${testApiKey}`,
      `mollie_api_key: '${testApiKey}'`,
      `mollie:\n  api_key: ${testApiKey}`,
    ],
  },
  negative: [
    { why: 'API key: a reference', text: 'MOLLIE_API_KEY=${MOLLIE_API_KEY}' },
    { why: 'API key: given to no name', text: `about mollie: see ${apiKey}` },
    { why: 'API key: one character short', text: `mollie: "${apiKey.slice(0, -1)}"` },
    { why: 'API key, test mode: a reference', text: 'MOLLIE_API_KEY=${MOLLIE_API_KEY}' },
    { why: 'API key, test mode: given to no name', text: `about mollie: see ${testApiKey}` },
    { why: 'API key, test mode: one character short', text: `mollie: "${testApiKey.slice(0, -1)}"` },
  ],
};
