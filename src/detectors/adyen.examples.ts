import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join(
  'AQ',
  'E',
  'ORe7VcuIoeamceyBrOh2y97oW82uD4rDB5tlxzczE2aZWp9Xou6UZUH',
  'Zulx3JNCbI/00n/QMX+Snv4OsdOnmOhYtFnUZP+tMR7cViZ4zql1CA2',
  '=-',
  'FwM6+KTZXtKNGEFYcgeriz',
  '1UbJmStecz8Zs4sEUkY1sg',
  '=-',
  'ydNHj2Re',
  'YifKqKBW',
);

export const adyenExamples: DetectorExamples = {
  positive: {
    'adyen-api-key': [
      `ADYEN_API_KEY=${apiKey}`,
      `curl https://checkout-test.adyen.com/v71/payments -H "X-API-Key: ${apiKey}"`,
    ],
  },
  negative: [
    { why: 'API key that is cut off', text: `adyen ${apiKey.slice(0, 99)}` },
    { why: 'a reference', text: `ADYEN_API_KEY=\${ADYEN_API_KEY}` },
  ],
};
