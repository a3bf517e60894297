import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const key = join('7VBApWKCbOmshO5LeYjT3kjUZ', '0HUp1Sz3x1jsnAwUmP7vmYAj5');

export const rapidapiExamples: DetectorExamples = {
  positive: {
    'rapidapi-key': [`RAPIDAPI_KEY=${key}`, `{"rapidapi": {"key": "${key}"}}`],
  },
  negative: [{ why: 'key cut short', text: `rapidapi ${key.slice(0, 49)}` }],
};
