import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const appApiKey = join('a8413346b7c5b4b2', '0fefafc4825157f4');
const trackApiKey = join('9b4f1cb5c0', 'e84fa03d1f');

export const customerioExamples: DetectorExamples = {
  positive: {
    'customerio-app-api-key': [`CUSTOMERIO_API_KEY=${appApiKey}`, `customerio.configure(api_key="${appApiKey}")`],
    'customerio-track-api-key': [
      `CUSTOMERIO_API_KEY=${trackApiKey}`,
      `curl https://api.customerio.internal -H "X-Api-Key: ${trackApiKey}"`,
    ],
  },
  negative: [
    { why: 'key of the app API one character short', text: `CUSTOMERIO_SID=${appApiKey.slice(0, 31)}` },
    { why: 'key of the app API beside the name, given to nothing', text: `customerio at ${appApiKey}` },
    { why: 'the name inside of another word', text: `xcustomerioish_sid=${appApiKey}` },
    { why: 'key of the track API one character short', text: `CUSTOMERIO_SID=${trackApiKey.slice(0, 19)}` },
    { why: 'key of the track API beside the name, given to nothing', text: `customerio at ${trackApiKey}` },
  ],
};
