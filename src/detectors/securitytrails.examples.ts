import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('_jshxDAei_UW_Kiz', 'Q3R8_qj8ibrfqELF');

export const securitytrailsExamples: DetectorExamples = {
  positive: {
    'securitytrails-api-key': [`SECURITYTRAILS_API_KEY=${apiKey}`, `new Client({ securitytrailsApiKey: '${apiKey}' })`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `securitytrails build ${apiKey}` },
    { why: 'a reference', text: 'SECURITYTRAILS_API_KEY=${SECURITYTRAILS_API_KEY}' },
  ],
};
