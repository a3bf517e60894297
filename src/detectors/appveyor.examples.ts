import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('v2', '.', 'ygdkv1mhhh', 'z13ld20qai');

export const appveyorExamples: DetectorExamples = {
  positive: {
    'appveyor-api-token': [`APPVEYOR_TOKEN=${apiToken}`, `appveyor:\n  token: "${apiToken}"`],
  },
  negative: [
    { why: 'API token one character short', text: `APPVEYOR_SID=${apiToken.slice(0, 22)}` },
    { why: 'API token beside the name, given to nothing', text: `appveyor at ${apiToken}` },
    { why: 'the name inside of another word', text: `xappveyorish_sid=${apiToken}` },
  ],
};
