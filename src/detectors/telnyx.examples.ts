import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('KE', 'Y718D5591FBA493F65CC3B729D0C', 'B14D3_vHxQfXVCcofLQ8KB00oeip');

export const telnyxExamples: DetectorExamples = {
  positive: {
    'telnyx-api-key': [`TELNYX_API_KEY=${apiKey}`, `{"telnyxApiKey": "${apiKey}"}`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `telnyx build ${apiKey}` },
    { why: 'a placeholder', text: `TELNYX_API_KEY=KEY${'x'.repeat(55)}` },
  ],
};
