import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  disabled,
  enabled,
  linesMarked,
  linesOf,
  optionNames,
  parseKeyLine,
  withLines,
  withoutDisabled,
  withoutOurs,
} from './authorized-keys.js';

const ID = 'r0123456789ab';
const blobOf = (n: number): string => Buffer.from(`key number ${String(n)}`).toString('base64');
const BLOB = blobOf(0);

/** Lines as they stand in such files, some of them of our key, some of no key at all. */
const line = fc.oneof(
  fc.string({ maxLength: 40 }).map((text) => text.replaceAll('\n', ' ')),
  fc.constantFrom('', '# a comment', '\t# another', `# ssh-ed25519 ${BLOB} not a key`, 'ssh-ed25519', 'from="open'),
  fc
    .tuple(
      fc.constantFrom('', 'restrict ', 'from="1.2.3.4,5.6.7.8",no-pty ', 'command="a \\"b c\\" d" ', '  '),
      fc.constantFrom('ssh-ed25519', 'ssh-rsa', 'ecdsa-sha2-nistp256', 'sk-ssh-ed25519@openssh.com'),
      fc.nat({ max: 2 }),
      fc.constantFrom('', ' a@b', ' unleak rffffffffffff', '\r'),
    )
    .map(([options, type, n, comment]) => `${options}${type} ${blobOf(n)}${comment}`),
);
const file = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));

describe('parseKeyLine', () => {
  it.each([
    { why: 'a plain line', text: `ssh-rsa ${BLOB} a b`, options: '', comment: 'a b' },
    {
      why: 'a blank and a quote in an option',
      text: `command="x \\" y" ssh-rsa ${BLOB}`,
      options: 'command="x \\" y"',
    },
    { why: 'tabs', text: `\trestrict\tssh-rsa\t${BLOB}\tc`, options: 'restrict', comment: 'c' },
  ])('reads $why', ({ text, options, comment = '' }) => {
    expect(parseKeyLine(text)).toEqual({ options, type: 'ssh-rsa', blob: BLOB, comment });
  });

  it.each(['', '# x', 'ssh-rsa', `from="x ssh-rsa ${BLOB}`, `hello world ${BLOB}`])('reads no key in %j', (text) => {
    expect(parseKeyLine(text)).toBeUndefined();
  });

  it('ends soon whatever the line is', () => {
    const hostile = ['"'.repeat(200_000), ' '.repeat(200_000), 'a '.repeat(100_000), `${'\\"'.repeat(100_000)} x`];
    const start = performance.now();
    for (const text of hostile) parseKeyLine(text);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('the text of a file', () => {
  it('is the same again after a key was disabled and enabled, and has no line of it between', () => {
    fc.assert(
      fc.property(file, (text) => {
        const off = disabled(text, BLOB, ID);
        expect(linesOf(off, BLOB)).toEqual([]);
        expect(disabled(off, BLOB, ID)).toBe(off);
        expect(enabled(off, BLOB, ID)).toBe(text);
      }),
    );
  });

  it('loses the lines of a deleted key and no other', () => {
    fc.assert(
      fc.property(file, (text) => {
        const left = withoutDisabled(disabled(text, BLOB, ID), BLOB, ID);
        const isOther = (one: string): boolean => linesOf(one, BLOB).length === 0;
        expect(left).toBe(text.split('\n').filter(isOther).join('\n'));
      }),
    );
  });

  it('is the same again after our line was added and withdrawn, but for an end of line that was missing', () => {
    fc.assert(
      fc.property(file, (text) => {
        const blob = blobOf(9);
        const added = withLines(text, [`restrict ssh-ed25519 ${blob} unleak ${ID}`]);
        expect(linesOf(added, blob)).toHaveLength(1);
        expect(linesMarked(added, ID)).toHaveLength(1);
        expect(withoutOurs(added, blob, 'r000000000000')).toBe(added);
        const left = withoutOurs(added, blob, ID);
        expect(left === text || left === `${text}\n`).toBe(true);
      }),
    );
  });

  it('keeps what another rotation disabled', () => {
    const off = disabled(`ssh-rsa ${BLOB} a\n`, BLOB, 'r000000000000');
    expect(enabled(off, BLOB, ID)).toBe(off);
    expect(withoutDisabled(off, BLOB, ID)).toBe(off);
  });
});

describe('optionNames', () => {
  it('gives names without values, whatever stands in quotes', () => {
    expect(optionNames('no-pty,command="a,b=\\"c\\",d",From="x"')).toEqual(['no-pty', 'command', 'from']);
    expect(optionNames('')).toEqual([]);
  });
});
