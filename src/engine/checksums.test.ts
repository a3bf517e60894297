import { describe, expect, it } from 'vitest';
import { checksums } from './checksums.js';

const classic = ['gh', 'p_0lR8acRYSi4MDF8kW', 'CBX1KpeZUaLJ42AUq8l'].join('');
const refresh = ['gh', 'r_d8jOCs4bWYTI6wLqeeHq1PkCJVuoYqLRqrxZK', 'iGvbtcj7bsHXDYzEzVMGPBnu3mY2lhm121cKUub'].join('');
const fineGrained = [
  'github_',
  'pat_115ZME0K1Y5G3C40GC5N9X_FkQjVDZRucq2zyw8',
  'GOuLfafi1JrpRWBJG9encC4davDQOFAWNKSsREymZzo',
].join('');

describe('github-crc32', () => {
  it('holds for a token made by the published rule', () => {
    expect(checksums['github-crc32'](classic)).toBe('pass');
    expect(checksums['github-crc32'](refresh)).toBe('pass');
  });

  it('fails when any one character of the body is another', () => {
    for (let at = 4; at < 34; at += 1) {
      const other = classic.charAt(at) === 'a' ? 'b' : 'a';
      expect(checksums['github-crc32'](`${classic.slice(0, at)}${other}${classic.slice(at + 1)}`), String(at)).toBe(
        'fail',
      );
    }
  });
});

describe('github-pat-sha256', () => {
  it('holds for a token with the check part and is silent about any other', () => {
    expect(checksums['github-pat-sha256'](fineGrained)).toBe('pass');
    expect(checksums['github-pat-sha256'](fineGrained.replace('QOFAW', 'QOFAX'))).toBe('unknown');
  });
});
