import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const key = join('11ab933830971268', '76da70cd92caf217');

export const airbrakeExamples: DetectorExamples = {
  positive: {
    'airbrake-key': [`AIRBRAKE_PROJECT_KEY=${key}`, `airbrake:\n  project_key: "${key}"`],
  },
  negative: [
    { why: 'key of a user or a project one character short', text: `AIRBRAKE_SID=${key.slice(0, 31)}` },
    { why: 'key of a user or a project beside the name, given to nothing', text: `airbrake at ${key}` },
    { why: 'the name inside of another word', text: `xairbrakeish_sid=${key}` },
  ],
};
