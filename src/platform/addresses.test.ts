import { describe, expect, it } from 'vitest';
import { isInnerAddress, publicLookup, requirePublicHost } from './addresses.js';

describe('isInnerAddress', () => {
  it.each([
    '10.1.2.3',
    '127.0.0.1',
    '169.254.169.254',
    '172.31.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
  ])('knows %s', (address) => {
    expect(isInnerAddress(address)).toBe(true);
  });
  it.each(['::1', '::', 'fe80::1', 'fd00::1', '::ffff:10.0.0.1', '::ffff:169.254.169.254', '64:ff9b::a00:1'])(
    'knows %s',
    (address) => {
      expect(isInnerAddress(address)).toBe(true);
    },
  );
  it.each(['1.1.1.1', '172.32.0.1', '2606:4700::1', '::ffff:1.1.1.1'])('lets %s pass', (address) => {
    expect(isInnerAddress(address)).toBe(false);
  });
  it('takes for inner what is no address at all', () => {
    expect(isInnerAddress('example')).toBe(true);
  });
});

describe('requirePublicHost', () => {
  it.each(['127.0.0.1', '[::1]', 'localhost', 'db.localhost', 'vault.internal', 'printer.local'])(
    'refuses %s',
    (host) => {
      expect(() => requirePublicHost('acme: asking', host)).toThrow('not a public address');
    },
  );
  it.each(['api.example.com', '1.1.1.1', '[2606:4700::1]'])('lets %s pass', (host) => {
    expect(() => requirePublicHost('acme: asking', host)).not.toThrow();
  });
});

it('refuses a name that leads to this machine', async () => {
  const failure = await new Promise((resolve) => publicLookup('localhost', { all: true }, (error) => resolve(error)));
  expect(failure).toMatchObject({ code: 'ENOTPUBLIC' });
});
