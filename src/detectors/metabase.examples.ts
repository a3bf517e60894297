import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('mb', '_7fltSSVKf1Aos5/olWN7J6', 'lPqAf0GHghoGEUXn81au8=');

export const metabaseExamples: DetectorExamples = {
  positive: {
    'metabase-api-key': [`METABASE_API_KEY=${apiKey}`, `{"value": "${apiKey}"}`],
  },
  negative: [{ why: 'API key: one character short', text: apiKey.slice(0, -1) }],
};
