import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join(
  'xa',
  'i-pKnzYz6o7MTOdwmC6c39aDZOwNyllctYeFThAjoVtK9t2pV',
  'cuV8IsP08788DafkwopSn5l5tChX0xXrjG5Ish7kh9HBWA9z',
);
const managementKey = join('xa', 'i-token-', apiKey.slice(4).split('').toReversed().join(''));

export const xaiExamples: DetectorExamples = {
  positive: {
    'xai-api-key': [`XAI_API_KEY=${apiKey}`, `xai: ${apiKey}`, `GROK=${managementKey}`],
  },
  negative: [
    { why: 'api key cut short', text: apiKey.slice(0, 73) },
    { why: 'placeholder for the api key', text: `${join('xa', 'i-', 'x'.repeat(95))}` },
  ],
};
