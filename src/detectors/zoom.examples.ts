import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const s2sClientSecret = join('LQnp8Zb6zDEUhN0P', 'S2WA63SxWNopTiAX');

export const zoomExamples: DetectorExamples = {
  positive: {
    'zoom-s2s-client-secret': [`ZOOM_CLIENT_SECRET=${s2sClientSecret}`, `zoom_client_secret: ${s2sClientSecret}`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `zoomclient build ${s2sClientSecret}` },
    { why: 'one character short', text: `"zoomclient": "${s2sClientSecret.slice(1)}"` },
  ],
};
