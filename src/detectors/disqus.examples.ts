import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiSecret = join('R4ylw0t0P4NU382vdEg1a1v8PP7uNtlY', 'UrmiwXRIlAzgMi9c38GerrGkLeoRnfQB');

export const disqusExamples: DetectorExamples = {
  positive: {
    'disqus-api-secret': [`DISQUS_API_SECRET=${apiSecret}`, `disqus.configure(api_secret="${apiSecret}")`],
  },
  negative: [
    { why: 'API key or secret one character short', text: `DISQUS_SID=${apiSecret.slice(0, 63)}` },
    { why: 'API key or secret beside the name, given to nothing', text: `disqus at ${apiSecret}` },
    { why: 'the name inside of another word', text: `xdisqusish_sid=${apiSecret}` },
  ],
};
