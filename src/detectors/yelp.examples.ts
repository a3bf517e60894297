import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join(
  't6oGZYJLmVVKXe9ShvgXpB16V8rCOU1sOj8QUDLN_YR',
  '8E44yyehiI3tnQ71ejAMpwzUMh7J1x0B2uwSDu15w3k',
  'q9vuBh-9Kj-57WXBfiq6CdXs-dmKLFLUhFHejlfXQE',
);

export const yelpExamples: DetectorExamples = {
  positive: {
    'yelp-api-key': [`YELP_API_KEY=${apiKey}`, `yelp_api_key: ${apiKey}`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `yelp build ${apiKey}` },
    { why: 'a placeholder', text: `YELP_API_KEY=${'x'.repeat(128)}` },
  ],
};
