import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join(
  'A21',
  'AAzg74QFYeMq0I8PS2S8Pfc__1R2fPwB9ut8Kp9UI09XPxFXj',
  'RNJAELe1xLOXdGonT_4SUInkQB4moQRGbNLXbiVcNxzfvF1q',
);
const clientSecret = join('E0H0t0OTqQaEphTDcfv8dqlqhFRavErL5WqYOT52', '0hIGMaY0XbPHpoThKPA8_aPokhaJk41zL_zsqmvm');
const clientId = join('AKIlCKLGdMBmJtrqJjWSil6Bn313CAwHA39OP018', 'xrqW_T34E_fLyx6kr0ENCe_wS7lQsBgfzerj3us6');

export const paypalExamples: DetectorExamples = {
  positive: {
    'paypal-access-token': [`PAYPAL_ACCESS_TOKEN=${accessToken}`, `paypal: ${accessToken}`],
    'paypal-client-secret': [
      `PAYPAL_CLIENT_SECRET=${clientSecret}`,
      `new Client({ paypalClientSecret: '${clientSecret}' })`,
      `PAYPAL_CLIENT_ID=${clientId}\nPAYPAL_CLIENT_SECRET=${clientSecret}`,
    ],
    'paypal-client-id': [`PAYPAL_CLIENT_ID=${clientId}`, `new Client({ paypalClientId: '${clientId}' })`],
  },
  negative: [
    { why: 'access token cut short', text: accessToken.slice(0, 84) },
    { why: 'placeholder for the access token', text: `${join('A2', '1AA', 'x'.repeat(95))}` },
    { why: 'a value of that form beside the word (client secret)', text: `paypal build ${clientSecret}` },
    { why: 'a placeholder (client secret)', text: `PAYPAL_CLIENT_SECRET=E${'x'.repeat(79)}` },
    { why: 'a value of that form beside the word (client id)', text: `paypal build ${clientId}` },
    { why: 'a reference (client id)', text: 'PAYPAL_CLIENT_ID=${PAYPAL_CLIENT_ID}' },
  ],
};
