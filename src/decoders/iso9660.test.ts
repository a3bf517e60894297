import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expand, readAll } from '../../test/support/containers.js';
import { containerOf } from './containers.js';
import { iso9660 } from './iso9660.js';

/** Made by pycdlib: a file, and a folder with another. */
const plain = image([
  'H4sIAAAAAAACA+3bQWvTYBgH8DceRujYSce64iHoZcI2koJD9DRSFWG6MfXgsbZVC6WVdSK77BPtO2qytMqcbIKKJf5+tP236ZOWpIWH9yVv',
  'CAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABAlHfSNItC8pvmn3f7QlzxvcWtvIc4Ds1qU/Pm97dXy4c7Ya16tRbiMuJwutyKb62G',
  'G/P9E/6pg5O8Pxq+TTbye0k7ze5vtdN2muQfjobTZK876o57g+PjQW0Otzi6nSxr76QPimdZmoZLG9IfXK7wp/3faTosjC+z/g8AAADUV3Q+',
  'x16O/5fO5+GjkO+/ePLsqTMDAAAAdRr/h/L6uqgc/xeaITL+BwAAgLq5fo3dtRXRxrcVfD+vWJpNKWyG9apufb5KcFYXqrrl1y8fH3Z2X+1u',
  'P8r8MgDwN/v/1b37V/r/ZmhVFa2zlTJWzi729cbB4X5n+83zPW0dABbC3d5o8qm/1ZuM3w3fNz52p9PPk6P+w2QyHjScHQCop+mgaP39hhBC',
  'CCGEEEKIBQqjVf60r7McTa8A4AAA',
]);

const unix = image([
  'H4sIAAAAAAACA+3bXU/TUBzH8XMg4jICN0p4NDlRLvSCpV0iEbmq3Rk0bm3TdgSuzNyGLhmMMNCQGBKu1PfCa/AdEV+CtuumPKhIQpSM7ycb',
  'v247Pf92kPxzGioEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACQdsEwTCnUJWrNenWv+vvP+/M9OBN/',
  'qBs/kqfIZMRU+tbUvZ8fTyQ/HorJ9NWkyCSREYejM5n7E2Kov7/Cf+Uf2PVW87V6bD9RecN8upA38oay3+42O6pUbVW3a429vcbAnG58doum',
  'mV80nsVbpmGIC28Y51wcwR/tbUfTwY3xrdf/AQAAAADA4JLda+zJ+n+kex1eCttzi84K3wwAAAAAAIO0/hfJ/9fJZP0fmxKS9T8AAAAAAIPm',
  '06X32IX+XfnlqwiCO/LIX5+XW1YyztoaTvcbPj9jVJyR471Jzoat5+R0Omi6P/qkF5uXHYe8hgMQ737ca/jrKiO9ix9Jrc9ueVSKWnt7s/nm',
  'dNmhdIahvy97KGbSITNzac71jyetOloJdVCwIiu3bPYqj0ux32nsLiQ3XSbF54+SwUfzvRs15BXOGQCAizYv6YjyYuO/egMU/6a7fxCz6ZjZ',
  '47Ekxo7P9tmsH3iF3Ea5tGz2O/yYFDu77XruYKtFmwUA3B46OJHZ6GPcfx3/lbm0ZFrRqlaBZ79UgVNY0cpxIx3Yq5Ybb8f9M/Jsr5RsrDkF',
  'Haqw4vteEKmiFyjfC511VXRKWoUbYaTLKtRly40cO/RL2gq1ilfXkWVHquCEtvIrL0pOuKqD7s6hr22n6NhW5HiuCr1KYOucimfQpwbGJePp',
  'ik6y6cYH4ZStYEOteaVKWav4cOz4JCIvnbBfy3HjV+XutDl+3QAAdD2qtdr79YX0Mnd2p9rpvG/v1p+r9nYjy7cDAMBg6jTi1l/PEgRBEARB',
  'EARBEDcoWK3iun0HBA7zDQDoAAA=',
]);

const windows = image([
  'H4sIAAAAAAACA+3d70sTcRwH8M96EMMKIiok1K4iUEi7jZSoRzErAkuxetDDta0arE2cEj7pL+p/rO9tDrEfTtBI1ut13j7fu/tubjfhzXfe',
  '3SIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAgFJtNc8rpchOaPR4dw6VI35v+inmKJdjerhq+urB5uvFze2YGS7NRLko5fh64Ub5',
  '6rU4N7p/xj+1sVdrdtrvs/naQlbNK8uL1byaZ7VP2+1+tlbv1LuN1s5Oa2Jebnp1K5VKdSV/mFqVPI9fVuQ/+bWHP9r/ndDhzDi3n/+RnXD6',
  'Kf/v3n967PyfG66amz7YfGOY/6Mtf8r/Ez9r08mmjdiLWjSjE+14n5bn09JCqtXIoxLLsThoFXOWtnyK7dSvn9prUU/3qUc3GtGKnTS1/tpz',
  'PL1O8h/5zwT5Psp/AAAAYGKVBv9jL8b/52N20Kqtv3r24rk9AwAAAJM0/o/i+PpSMf5PZqNk/A8AAACTN/6f2/8U4GLcHLYa0YtufIh2fLR/',
  'AAAAYDLG/1FcX6dUjP+Tm6ll/A8AAAATZvw19sf2KM0PrhwQxdkDv+1xfv+UgnujywRno0fc7xfDfhfevn66ufrkzZOlxxXvDAD8zfw/OruP',
  'k//34tawx61vl4py6dvhXJ/a2FxfXXr3ck2sA8AZyf9x37EztkdpaXDmQBRHD/y2x8VDhxQ8GPMpwJXYjX60YjsWoxn12EkzAHC6+X90dh8n',
  '/6tjxv+XYyuleS+l+VLsxefo2O0A8E/daXR6u83FRq/7of1xaqve73/pbTcfZb1ua8reAYDJ1G+l6G9OKYqiKIqiKIqiKGeoGK1y2n4AcIMo',
  'xwAYAQA=',
]);

function image(lines: readonly string[]): Buffer {
  return gunzipSync(Buffer.from(lines.join(''), 'base64'));
}

const settings = '#cloud-config\npassword: one\n';

describe('an image of a disc', () => {
  it.each([
    { names: 'plain', bytes: plain, paths: ['CONFIG/', 'USERDATA', 'CONFIG/PROD.YML'] },
    { names: 'those of Unix', bytes: unix, paths: ['config/', 'user-data', 'config/prod.yml'] },
    { names: 'those of Windows', bytes: windows, paths: ['config/', 'user-data', 'config/prod.yml'] },
  ])('gives its files by their names: $names', async ({ bytes, paths }) => {
    expect(containerOf(bytes)).toBe(iso9660);
    expect(await readAll(iso9660, bytes)).toEqual({
      members: [
        { path: paths[0], skipped: 'folder' },
        { path: paths[1], text: settings },
        { path: paths[2], text: 'second\n'.repeat(500) },
      ],
      problem: undefined,
    });
  });

  it('is opened where it stands in something else', async () => {
    const { members, gaps } = await expand(gzipSync(unix));
    expect(gaps).toEqual([]);
    expect(members.get('user-data [gzip iso9660]')).toBe(settings);
  });

  it('that is cut off or damaged anywhere ends, with a reason where something is missing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(plain, unix, windows),
        fc.integer({ min: 0x8000, max: 0xd000 }),
        fc.uint8Array({ minLength: 1, maxLength: 40 }),
        fc.boolean(),
        async (bytes, at, noise, isCut) => {
          const broken = isCut ? bytes.subarray(0, at) : Buffer.from(bytes);
          if (!isCut) broken.set(noise, at);
          const { members, problem } = await readAll(iso9660, broken);
          const isWhole = members.filter(({ text }) => text !== undefined).length === 2;
          expect(isWhole || problem !== undefined || members.some((one) => one.problem !== undefined) || !isCut).toBe(
            true,
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('whose folder stands in itself ends', async () => {
    const looping = Buffer.from(plain);
    const root = looping.readUInt32LE(0x8000 + 156 + 2) * 2048;
    const record = looping.indexOf('CONFIG', root) - 33;
    looping.writeUInt32LE(root / 2048, record + 2);
    const { members } = await readAll(iso9660, looping);
    expect(members.map(({ path }) => path)).toEqual(['CONFIG/', 'USERDATA']);
  });
});
