import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('BBFF-JzIgNU2hc91bZHn', 'RuVo4l6VS8j93ofN0Mmn');

export const ubidotsExamples: DetectorExamples = {
  positive: {
    'ubidots-api-key': [`UBIDOTS_API_KEY=${apiKey}`, `Using ${apiKey} for the job`],
  },
  negative: [{ why: 'api key cut short', text: apiKey.slice(0, 34) }],
};
