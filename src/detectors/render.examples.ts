import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('rn', 'd_qHO9ZilBm3SDS', 'zJiVTASwnCjW1Bx');
const deployHook = join('https://api.rende', 'r.com/deploy/srv-fqmfuha688', 'awgmq1usbs?key=Bs6Pasm10uD');

export const renderExamples: DetectorExamples = {
  positive: {
    'render-api-key': [`RENDER_API_KEY=${apiKey}`, `Using ${apiKey} for the job`],
    'render-deploy-hook': [`RENDER_DEPLOY_HOOK=${deployHook}`, `post('${deployHook}', body)`],
  },
  negative: [
    { why: 'api key cut short', text: apiKey.slice(0, 31) },
    { why: 'placeholder for the api key', text: `${join('rn', 'd_', 'x'.repeat(28))}` },
    { why: 'a hook without its key', text: 'curl https://api.render.com/deploy/srv-fq2huha688awg' },
  ],
};
