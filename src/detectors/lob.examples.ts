import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('li', 've_520dd04a515d02ba', '99b0da65480a22a2e81');
const testApiKey = join('te', 'st_53508a69a6c503bf', '5d4ad729e1a3062e784');
const publishableKey = join('li', 've_pub_cd02d0603ee4', '6ecd7bac2cddc33f104');

export const lobExamples: DetectorExamples = {
  positive: {
    'lob-api-key': [`LOB_API_KEY=${apiKey}`, `"lobApiKey": "${apiKey}"`, `lobapi:\n  api_key: ${apiKey}`],
    'lob-test-api-key': [
      `LOB_API_KEY=${testApiKey}`,
      `export LOB_API_KEY="${testApiKey}"`,
      `lobapi:\n  api_key: ${testApiKey}`,
    ],
    'lob-publishable-key': [
      `LOB_KEY=${publishableKey}`,
      `const lobKey = "${publishableKey}";`,
      `lobapi:\n  api_key: ${publishableKey}`,
    ],
  },
  negative: [
    { why: 'secret key: a reference', text: 'LOB_API_KEY=${LOB_API_KEY}' },
    { why: 'secret key: given to no name', text: `about lobapi: see ${apiKey}` },
    { why: 'secret key: one character short', text: `lob_live: "${apiKey.slice(0, -1)}"` },
    { why: 'secret key, test mode: a reference', text: 'LOB_API_KEY=${LOB_API_KEY}' },
    { why: 'secret key, test mode: given to no name', text: `about lobapi: see ${testApiKey}` },
    { why: 'secret key, test mode: one character short', text: `lob_live: "${testApiKey.slice(0, -1)}"` },
    { why: 'publishable key, meant to be public: a reference', text: 'LOB_KEY=${LOB_KEY}' },
    { why: 'publishable key, meant to be public: given to no name', text: `about lobapi: see ${publishableKey}` },
    {
      why: 'publishable key, meant to be public: one character short',
      text: `lob_live: "${publishableKey.slice(0, -1)}"`,
    },
  ],
};
