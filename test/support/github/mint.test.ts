import { describe, expect, it } from 'vitest';
import { checksums } from '../../../src/engine/checksums.js';
import { mintFineGrainedToken, mintShortToken, mintStatelessToken, type ShortPrefix } from './mint.js';

const prefixes: readonly ShortPrefix[] = ['ghp', 'gho', 'ghu', 'ghs', 'ghr'];

describe('minted tokens', () => {
  it.each(prefixes)('of %s have the published length and a checksum that the scanner accepts', (prefix) => {
    const token = mintShortToken(prefix);
    expect(token.startsWith(`${prefix}_`)).toBe(true);
    expect(token).toHaveLength(prefix === 'ghr' ? 80 : 40);
    expect(checksums['github-crc32'](token)).toBe('pass');
  });

  it('that are fine-grained have 93 characters and a checksum that the scanner accepts', () => {
    const token = mintFineGrainedToken();
    expect(token).toHaveLength(93);
    expect(checksums['github-pat-sha256'](token)).toBe('pass');
  });

  it('that are stateless name the App and hold a JWT', () => {
    const token = mintStatelessToken(42);
    expect(token.startsWith('ghs_42_ey')).toBe(true);
    expect(token.split('.')).toHaveLength(3);
  });

  it('are never the same twice', () => {
    expect(new Set(Array.from({ length: 200 }, () => mintShortToken('ghp'))).size).toBe(200);
  });
});
