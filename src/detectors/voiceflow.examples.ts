import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('VF', '.dff922093638357583ae', 'bf2e.gVFTmcTnqj18R4kb');

export const voiceflowExamples: DetectorExamples = {
  positive: {
    'voiceflow-api-key': [`VOICEFLOW_API_KEY=${apiKey}`, `"voiceflowApiKey": "${apiKey}"`],
  },
  negative: [
    { why: 'api key cut short', text: `VALUE=${apiKey.slice(0, 43)}` },
    { why: 'api key as the end of a longer word', text: `VALUE=a${apiKey}` },
  ],
};
