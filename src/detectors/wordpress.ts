import type { Detector } from './detector.js';

export const wordpress = {
  provider: 'wordpress',
  docs: 'https://developer.wordpress.org/advanced-administration/wordpress/wp-config/',
  rules: [
    {
      id: 'wordpress-auth-keys-salts',
      kind: 'key or salt of wp-config.php',
      severity: 'high',
      keywords: ['auth_key', 'logged_in_key', 'nonce_key', 'auth_salt', 'logged_in_salt', 'nonce_salt'],
      pattern: String.raw`(?i:define)\(\s*['"](?:(?:SECURE_)?AUTH|LOGGED_IN|NONCE)_(?:KEY|SALT)['"]\s*,\s*(?:'(?<secret__single>[^'\r\n]{60,70})'|"(?<secret__quoted>[^"\r\n]{60,70})")`,
      boundary: 'none',
      minEntropy: 4,
      judge: 'random',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
