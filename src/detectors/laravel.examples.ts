import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const appKey = join('ba', 'se64:s30Co1AFgAErLZcCc4Dm', 'Iwk4SeWCdo8AiZO15H4lDnf=');

export const laravelExamples: DetectorExamples = {
  positive: {
    'laravel-app-key': [`APP_KEY=${appKey}`, `app_key: '${appKey}'`, `<env name="APP_KEY" value="${appKey}"/>`],
  },
  negative: [
    { why: 'application key: a reference', text: 'APP_KEY=${APP_KEY}' },
    { why: 'application key: given to no name', text: `about appkey: see ${appKey}` },
    { why: 'application key: one character short', text: `laravel: "${appKey.slice(0, -1)}"` },
  ],
};
