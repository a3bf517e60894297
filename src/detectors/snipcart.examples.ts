import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('BB80GOOYw9UlVMiAeMHfdmVPDWnUA3fwrSBtiT', 'B9tdS5JPhUB3RFOl0EjsuJd1cSdiKn4aAxFrrR');

export const snipcartExamples: DetectorExamples = {
  positive: {
    'snipcart-api-key': [`SNIPCART_API_KEY=${apiKey}`, `snipcart_api_key: ${apiKey}`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `snipcart build ${apiKey}` },
    { why: 'a placeholder', text: `SNIPCART_API_KEY=${'x'.repeat(76)}` },
  ],
};
