import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('pt', 'r_RIQ3di_xjPgGf3sls+H3h', 'H2H8txUfGp+WW9Uyruc-1A=');

export const portainerExamples: DetectorExamples = {
  positive: {
    'portainer-api-key': [`PORTAINER_API_KEY=${apiKey}`, `const client = connect('${apiKey}');`],
  },
  negative: [
    { why: 'api key cut short', text: apiKey.slice(0, 47) },
    { why: 'api key as the end of a longer word', text: `a${apiKey}` },
  ],
};
