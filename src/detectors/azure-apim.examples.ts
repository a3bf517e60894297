import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const key = join('kRhG45YxLMyZvUUkdLdRx77uMM948nHRYyp1N7+DLWRk', 'wBzno01IbA1eLMDI/ch3U9EMiR7IiXcaAPIMnE7jEg==');
const subscriptionKey = join('ed0a707389c590ba', '172e3dd9342a4ae9');

export const azureApimExamples: DetectorExamples = {
  positive: {
    'azure-apim-key': [`APIM_KEY=${key}`],
    'azure-apim-subscription-key': [
      `Ocp-Apim-Subscription-Key: ${subscriptionKey}`,
      `APIM_SUBSCRIPTION_KEY=${subscriptionKey}`,
    ],
  },
  negative: [
    { why: 'key of the management, gateway or repository one character short', text: `see ${key.slice(0, -1)}` },
    { why: 'subscription key one character short', text: `# subscription-key\nsid: ${subscriptionKey.slice(0, 31)}` },
    { why: 'subscription key beside the name, given to nothing', text: `subscription-key at ${subscriptionKey}` },
  ],
};
