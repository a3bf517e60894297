import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('f9be1fd65429e3e40fe7', '591eb5a9ecba2cbd1e36');

export const pipedriveExamples: DetectorExamples = {
  positive: {
    'pipedrive-api-token': [`PIPEDRIVE_API_TOKEN=${apiToken}`, `{"pipedriveApiToken": "${apiToken}"}`],
  },
  negative: [
    { why: 'a commit beside the word', text: `pipedrive at commit ${apiToken}` },
    { why: 'one character short', text: `"pipedrive": "${apiToken.slice(1)}"` },
  ],
};
