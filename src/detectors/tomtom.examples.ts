import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('Fwf9sUP2Qn1zhE78', 'kCebcyOhACRfO4JJ');

export const tomtomExamples: DetectorExamples = {
  positive: {
    'tomtom-api-key': [`TOMTOM_API_KEY=${apiKey}`, `export TOMTOM_API_KEY="${apiKey}"`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `tomtom build ${apiKey}` },
    { why: 'one character short', text: `"tomtom": "${apiKey.slice(1)}"` },
  ],
};
