import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('cr', '-', '83930b41672b8a2bec87c9af77535', '3417cfebff763b277aa37f9f93526');

export const coderabbitExamples: DetectorExamples = {
  positive: {
    'coderabbit-api-key': [`CODERABBIT_API_KEY=${apiKey}`, `"apiKey": "${apiKey}"`],
  },
  negative: [{ why: 'API key one character short', text: `coderabbit ${apiKey.slice(0, -1)}` }],
};
