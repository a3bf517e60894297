import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const authKeysSalts = join('%ZW9EB?i%ePb&JP.zh=Te#(.wzUeK*iy', '2/47@PxD6U3L<,E4UyBW5GL/EhChm.Km');

export const wordpressExamples: DetectorExamples = {
  positive: {
    'wordpress-auth-keys-salts': [
      `define('AUTH_KEY',         '${authKeysSalts}');`,
      `define( 'NONCE_SALT', '${authKeysSalts}' );`,
    ],
  },
  negative: [
    { why: 'the text of a fresh install', text: `define('AUTH_KEY', 'put your unique phrase here');` },
    { why: 'a look-up', text: `define('LOGGED_IN_KEY', getenv('WP_LOGGED_IN_KEY'));` },
  ],
};
