import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const masterKey = join('3e942d1cf665310c', '8696f5c20241c4d0');
const secretKeyBase = join(
  '8d26d5e97305bb2b7222dd77b0a32ca98bf78661885',
  'b85020784b23aa8df2a6a4b9f161ed9c9a24fa1ac34',
  'cf8a4bcffad77a914b610e6234c24bd4b811432bc1',
);

export const railsExamples: DetectorExamples = {
  positive: {
    'rails-master-key': [`RAILS_MASTER_KEY=${masterKey}`, `export RAILS_MASTER_KEY="${masterKey}"`],
    'rails-secret-key-base': [`SECRET_KEY_BASE=${secretKeyBase}`, `secret_key_base: ${secretKeyBase}`],
  },
  negative: [
    { why: 'a commit beside the word (master key)', text: `railsmasterkey at commit ${masterKey}` },
    { why: 'a checksum (master key)', text: `RAILS_CHECKSUM=${masterKey}` },
    { why: 'a commit beside the word (secret key base)', text: `secretkeybase at commit ${secretKeyBase}` },
    { why: 'a reference (secret key base)', text: 'SECRET_KEY_BASE=${SECRET_KEY_BASE}' },
  ],
};
