import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const vapidPrivateKey = join('_gCR_tGg9ffddfG7JIC3Sy', 'r8JUAGqh5aPzz-ENibUbQ');

export const webpushExamples: DetectorExamples = {
  positive: {
    'webpush-vapid-private-key': [
      `VAPID_PRIVATE_KEY=${vapidPrivateKey}`,
      `export VAPID_PRIVATE_KEY="${vapidPrivateKey}"`,
    ],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `vapid build ${vapidPrivateKey}` },
    { why: 'one character short', text: `"vapid": "${vapidPrivateKey.slice(1)}"` },
  ],
};
