import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('bb_l', 'ive_', 'AllSy54BzfM_dC', '0NL3_Y0Egawo3');
const testApiKey = join('bb_t', 'est_', 'lnuVLmSFB1b-JB', 'cX5M9KPRQ2A4J');

export const browserbaseExamples: DetectorExamples = {
  positive: {
    'browserbase-api-key': [`BROWSERBASE_API_KEY=${apiKey}`, `client = connect('${apiKey}')`],
    'browserbase-test-api-key': [`BROWSERBASE_API_KEY=${testApiKey}`, `"apiKey": "${testApiKey}"`],
  },
  negative: [
    { why: 'API key one character short', text: `see ${apiKey.slice(0, 34)}` },
    { why: 'API key that is masked', text: `masked ${join('bb_l', 'ive_')}${'x'.repeat(27)}` },
    { why: 'API key, test mode one character short', text: `see ${testApiKey.slice(0, 34)}` },
  ],
};
