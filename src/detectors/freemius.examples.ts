import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const secretKey = join('sk', '_hSPzW2;MrxsAX,', 'iNpnPwOdPPlstw;');

export const freemiusExamples: DetectorExamples = {
  positive: {
    'freemius-secret-key': [`'public_key' => 'pk_x', 'secret_key'  => '${secretKey}',`],
  },
  negative: [
    { why: 'secret key: a variable', text: "'secret_key' => $freemius_secret," },
    { why: 'secret key: a placeholder', text: "'secret_key' => 'sk_xxxxxxxxxxxxxxxxxxxxxxxxxxxxx'," },
  ],
};
