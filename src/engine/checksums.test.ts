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

const npm = ['np', 'm_U8nDX7rnx5xrbw0aR', 'FvKyQQbV4iOmS0pNZye'].join('');
const cloudflare = ['cf', 'ut_vwvH70052LQmspJLc0DTFu', 'vEVViv3FQdGLtPTT1Vc4d9217d'].join('');
const gitlab = ['gl', 'pat-eG7PSR9uF7YW3fe9mWwtm', '286MQp0OjF6CA.01.0y06ohi44'].join('');
const storage = [
  'wtUIxss1Gz6ePRQSxZMyz2UATDu2zr',
  'zNgcBZ/fQIlpuKbM0afyS08PGcPTKfIk+W1ZWn7JAtZQw5+A',
  'StXfpaCQ==',
].join('');
const entra = ['EEb8', 'Q~bEnSp.mD~f9-jS', 'kWP0DGIape~MoEsO0aEI'].join('');

describe.each([
  { name: 'npm-crc32', value: npm, otherwise: 'fail' },
  { name: 'cloudflare-crc32', value: cloudflare, otherwise: 'unknown' },
  { name: 'gitlab-crc32', value: gitlab, otherwise: 'fail' },
  { name: 'azure-storage-marvin32', value: storage, otherwise: 'fail' },
  { name: 'entra-marvin32', value: entra, otherwise: 'fail' },
] as const)('$name', ({ name, value, otherwise }) => {
  it('holds for a token made by the rule and for none with a digit changed', () => {
    expect(checksums[name](value)).toBe('pass');
    for (const at of [8, 15, 24, 33]) {
      const other = value.charAt(at) === 'a' ? 'b' : 'a';
      expect(checksums[name](`${value.slice(0, at)}${other}${value.slice(at + 1)}`), String(at)).toBe(otherwise);
    }
  });
});

it('says nothing of a storage key from before there was a mark', () => {
  expect(checksums['azure-storage-marvin32'](storage.replace('+ASt', 'xASt'))).toBe('unknown');
});

describe('github-pat-sha256', () => {
  it('holds for a token with the check part and is silent about any other', () => {
    expect(checksums['github-pat-sha256'](fineGrained)).toBe('pass');
    expect(checksums['github-pat-sha256'](fineGrained.replace('QOFAW', 'QOFAX'))).toBe('unknown');
  });
});
