import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const passwordHash = join(
  'pbkdf2_sha2',
  '56$720000$',
  '4gr2yyZV7Jw',
  'waXtSQEvrzr',
  '$',
  'V67ihqdWJ+ctsrjcra9bKb',
  '34g3Hp2YoOqzGm62WM8b7',
  '=',
);
const insecureSecretKey = join('django-i', 'nsecure-9%a2nry3ctwv9$4q(f^9+^lz', '8q6(m3hew65edbcex&509#6(mg');
const secretKey = join('&^3m%y#5#*)d=^zrxtmoil#1q', 'doyn+%f)73f&gi(h6zwkz@n=9');

export const djangoExamples: DetectorExamples = {
  positive: {
    'django-password-hash': [`"password": "${passwordHash}"`],
    'django-insecure-secret-key': [`SECRET_KEY = '${insecureSecretKey}'`, `SECRET_KEY: "${insecureSecretKey}"`],
    'django-secret-key': [`SECRET_KEY = '${secretKey}'`, `SECRET_KEY: "${secretKey}"`],
  },
  negative: [
    { why: 'hash of a password one character short', text: `see ${passwordHash.slice(0, -1)}` },
    { why: 'secret key that `startproject` made one character short', text: `see ${insecureSecretKey.slice(0, -1)}` },
    { why: 'a key that the environment gives', text: `SECRET_KEY = os.environ['DJANGO_SECRET_KEY']` },
  ],
};
