import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasTool, readAll, runTool, writeFiles } from '../../test/support/containers.js';
import { temporaryFolder } from '../../test/support/temporary.js';
import { containerOf } from './containers.js';

/** Made by py7zr: a folder with a file, and a file of zeros; the others with a password. */
const plain = Buffer.from(
  [
    'N3q8ryccAASftyrtwwAAAAAAAAAWAAAAAAAAACuv0k/gC80ALV0ANxvK7uK6tsx10vDh3t4i4JNOkt/Y8zkD1M3sC1zamPXdD/45',
    'Esdrqj2M0NAAAOAArgCGXQAAgTMHrg/RTICooIppsLnhSq6hiO9BhK+zhXE/pCtb0U/2tQesOi9kDpEH5SIF7PDrf47tKSLfPRD+',
    'ElOLUwYndCGjGCOXI05PFB04WK0xSpNSfndNg2MdsnXxBgw9TjJ6lQzGMud8VXEYWS1hEd+Gfut4jHin9FF3IN7yt1dk5jUcgWAA',
    'AAAXBjUBCYCOAAcLAQABISEBGAyArwAA',
  ].join(''),
  'base64',
);
const encrypted = Buffer.from(
  [
    'N3q8ryccAAQ6M2Cs6gAAAAAAAAAWAAAAAAAAAG6JUC77/L9V3sCpO6/rehehoYDwHZkAFLhGcouVwnw2hFo80yGbHwJwWhkHFDOO',
    'GA6B+1Ztsgy2F8OusAzGyFFm8Mht4ADGAKJdAACBMweuD9HzPlrifRANWS9b4LrxKKqXwCQtP3YW5lJTufCzdHbJAQmWqzAckEpY',
    '8bPVrooSqLmj+EU4WmPwEXhh8jt9UEaPgEgONILmr7DMDOPeq4LIrxsWJLNdkggAUXRkC7kYEHfxvyUDsez3IjLHGziLt/8k7C9I',
    'CQ0wx3/83EYBNi79TfD4/0FnnA/A2T96jfzjuTxT8sUUk8MZtwAAAAAXBkABCYCqAAcLAQABISEBGAyAxwAA',
  ].join(''),
  'base64',
);
const encryptedDirectory = Buffer.from(
  [
    'N3q8ryccAARnFpjcEAEAAAAAAAAqAAAAAAAAAPFLZpsWcG/CaCAvJzjj8rhGth7EbL1WBv+CvasGSjzv7HnL/0/UG3PVREsaBeMN',
    'AJ6d6nCvzVDaTEeIBb96vr/nHVXk+NJNpKskhDBxU8poF/Tw1xqGAvYGOG2yL1oIYP7uWHIMY2Vq2PwgTLySUuMRZLejo9MMwalO',
    'D3nmUvDSo+j36daQ3GJcF9rjvwxOeaHotxwUB1L6d+pqTN5yU4i3M3aLopsaLouT13/Yu8TEARCUQkPWtyaXbx5+PXwr6HwT5+Vo',
    'Yd8eNewJtoMFk3bpTdjh9Q0pVidBUj60yAUySdwSkCy/Wh7oMgyuJvkLLMxPjSJmPeICDaDxoG51eZLcVkvMxQ0PLQH9cQ8Kc9kg',
    'vNZpRBcGQAEJgNAABwsBAAEkBvEHARJTD0Aauyc4g5ysaBI7cj6YZqMMgMcAAA==',
  ].join(''),
  'base64',
);

function readKnown(bytes: Buffer): ReturnType<typeof readAll> {
  const container = containerOf(bytes);
  if (container === undefined) throw new Error('it is not known');
  return readAll(container, bytes);
}

describe('a 7z archive', () => {
  it('gives its files and counts its folders', async () => {
    expect(containerOf(plain)?.name).toBe('7z');
    const { members, problem } = await readKnown(plain);
    expect(problem).toBeUndefined();
    expect(members.map(({ path, skipped }) => [path, skipped])).toEqual([
      ['./', 'folder'],
      ['config/', 'folder'],
      ['config/prod.yml', undefined],
      ['zeros', undefined],
    ]);
    expect(members[2]?.text).toBe('note = inside of a 7z\n');
    expect(members[3]?.text).toBe('\0'.repeat(3000));
  });

  it('with encrypted files, or an encrypted directory, is counted as such', async () => {
    const { members } = await readKnown(encrypted);
    expect(members.filter(({ skipped }) => skipped === 'encrypted')).toHaveLength(2);
    expect(await readKnown(encryptedDirectory)).toEqual({
      members: [{ path: '', skipped: 'encrypted' }],
      problem: undefined,
    });
  });

  it('with damage anywhere ends', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 6, max: plain.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, flip) => {
          const broken = Buffer.from(plain);
          broken[at] = (broken[at] ?? 0) ^ flip;
          const { members, problem } = await readKnown(broken);
          const same = members[2]?.text === 'note = inside of a 7z\n';
          expect(
            same || problem !== undefined || members.some((member) => member.problem !== undefined || member.skipped),
          ).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe.runIf(hasTool('ar'))('an ar archive', () => {
  it('gives its files', async () => {
    const folder = await temporaryFolder();
    writeFiles(folder, { 'control.txt': 'Package: one\n', 'data.txt': 'content\n' });
    runTool('ar', ['r', 'made.a', 'control.txt', 'data.txt'], undefined, folder);
    const { members } = await readKnown(runTool('cat', ['made.a'], undefined, folder));
    expect(members).toEqual([
      { path: 'control.txt', text: 'Package: one\n' },
      { path: 'data.txt', text: 'content\n' },
    ]);
  });
});
