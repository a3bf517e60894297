import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const key = join('4c194d6eb751e898', 'b12e4c8e2f64efbf');
const secret = join('1f44f9d8', '59d05b39');

export const flickrExamples: DetectorExamples = {
  positive: {
    'flickr-key': [`FLICKR_API_KEY=${key}`, `<add key="flickrApiKey" value="${key}"/>`, `flickr:\n  api_key: ${key}`],
    'flickr-secret': [`FLICKR_SECRET=${secret}`, `export FLICKR_SECRET="${secret}"`, `flickr:\n  secret: ${secret}`],
  },
  negative: [
    { why: 'API key: a reference', text: 'FLICKR_API_KEY=${FLICKR_API_KEY}' },
    { why: 'API key: given to no name', text: `about flickr: see ${key}` },
    { why: 'API key: one character short', text: `flickr: "${key.slice(0, -1)}"` },
    { why: 'secret of an API key: a reference', text: 'FLICKR_SECRET=${FLICKR_SECRET}' },
    { why: 'secret of an API key: given to no name', text: `about flickr: see ${secret}` },
    { why: 'secret of an API key: one character short', text: `flickr: "${secret.slice(0, -1)}"` },
  ],
};
