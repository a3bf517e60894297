import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('0f727f2c1ca0ed482550', 'a4d656c61efa974d2eaf');

export const todoistExamples: DetectorExamples = {
  positive: {
    'todoist-api-token': [`TODOIST_API_TOKEN=${apiToken}`, `export TODOIST_API_TOKEN="${apiToken}"`],
  },
  negative: [
    { why: 'a commit beside the word', text: `todoist at commit ${apiToken}` },
    { why: 'a placeholder', text: `TODOIST_API_TOKEN=${'x'.repeat(40)}` },
  ],
};
