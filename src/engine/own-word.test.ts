import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasOwnWord } from './own-word.js';

describe('hasOwnWord', () => {
  it.each(['api_key', 'clientSecret', 'X-Auth-Token', 'accesstoken', 'process', ''])('reads %j', (name) => {
    expect(hasOwnWord(name)).toBe(name === 'process');
  });

  it('finds the word that names another service', () => {
    expect(hasOwnWord('SHEET_API_KEY')).toBe(true);
    expect(hasOwnWord('mailerToken')).toBe(true);
  });

  it('finds no own word in plain words written together in any order', () => {
    const plain = fc.array(fc.constantFrom('api', 'key', 'token', 'client', 'secret'), { maxLength: 12 });
    fc.assert(fc.property(plain, fc.constantFrom('', '_', '-'), (words, sign) => !hasOwnWord(words.join(sign))));
  });

  it('reads a name of a thousand ambiguous letters at once', () => {
    expect(hasOwnWord(`${'xid'.repeat(400)}q`)).toBe(true);
  });
});
