import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('pnb_pfcUDSroScdIcP1u', 'lqvNS4uuvKCu4HavTfWR');

export const prefectExamples: DetectorExamples = {
  positive: {
    'prefect-api-key': [`PREFECT_API_KEY=${apiKey}`, `Using ${apiKey} for the job`],
  },
  negative: [{ why: 'api key cut short', text: apiKey.slice(0, 39) }],
};
