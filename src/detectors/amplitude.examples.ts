import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('41f4f92436cef84e', 'f7902e3e24ae7c73');
const apiSecret = join('d593f75c0353653c', '17a0cde6e285866c');

export const amplitudeExamples: DetectorExamples = {
  positive: {
    'amplitude-api-key': [`AMPLITUDE_API_KEY=${apiKey}`, `"amplitudeApiKey": "${apiKey}"`],
    'amplitude-api-secret': [`AMPLITUDE_SECRET_KEY=${apiSecret}`, `"amplitudeSecretKey": "${apiSecret}"`],
  },
  negative: [
    { why: 'API key of a project one character short', text: `AMPLITUDE_SID=${apiKey.slice(0, 31)}` },
    { why: 'API key of a project beside the name, given to nothing', text: `amplitude at ${apiKey}` },
    { why: 'a reference', text: `AMPLITUDE_API_KEY=\${AMPLITUDE_API_KEY}` },
    { why: 'secret key of a project beside the name, given to nothing', text: `amplitude at ${apiSecret}` },
    { why: 'secret key of a project that is a reference', text: `AMPLITUDE_SECRET=\${AMPLITUDE_SECRET}` },
  ],
};
