import fc from 'fast-check';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SecretValue } from '../core/secret-value.js';
import { parseReference, resolveReference, type ReferenceDependencies } from './references.js';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'unleak-reference-'));
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

const deps = (): ReferenceDependencies => ({
  env: { PATH: process.env['PATH'], HOME: dir, ADMIN_URL: 'from the environment', EMPTY: '' },
  readStore: (store, path, field) => Promise.resolve(new SecretValue([store, path, field ?? '-'].join('|'))),
});
const resolved = async (text: string): Promise<string> => (await resolveReference(text, deps())).reveal();

describe('parseReference', () => {
  it.each([
    ['env:ADMIN_URL', { kind: 'env', name: 'ADMIN_URL' }],
    ['file:/etc/unleak/approle', { kind: 'file', path: '/etc/unleak/approle' }],
    [
      'vault-prod:infra/orders-db#admin_url',
      { kind: 'store', store: 'vault-prod', path: 'infra/orders-db', field: 'admin_url' },
    ],
    ['local:infra/orders-db', { kind: 'store', store: 'local', path: 'infra/orders-db' }],
    ['exec:["pass", "show", "x"]', { kind: 'exec', argv: ['pass', 'show', 'x'] }],
  ])('reads %s', (text, reference) => {
    expect(parseReference(text)).toEqual(reference);
  });

  it.each([
    { why: 'a URL with its secret', text: ['postgres', '//u:p@h/d'].join(':') },
    { why: 'a bare word', text: 'correct-horse' },
    { why: 'an empty name', text: 'env:' },
    { why: 'a name that is none', text: 'env:A-B' },
    { why: 'an empty field', text: 'local:a#' },
    { why: 'a command that is no list', text: 'exec:pass show x' },
    { why: 'a list without a program', text: 'exec:[]' },
    { why: 'a list of something else', text: 'exec:[1]' },
    { why: 'a line feed', text: 'file:/a\nb' },
    { why: 'nothing', text: '' },
  ])('refuses $why', ({ text }) => {
    expect(parseReference(text)).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('', 'env:', 'exec:', 'file:', 'local:'), (text, scheme) => {
        const reference = parseReference(scheme + text);
        expect(reference === undefined || typeof reference.kind === 'string').toBe(true);
      }),
    );
  });
});

describe('resolveReference', () => {
  it('reads the environment, and refuses what is unset or empty', async () => {
    expect(await resolved('env:ADMIN_URL')).toBe('from the environment');
    await expect(resolved('env:UNSET')).rejects.toThrow(/env:UNSET: is not set/);
    await expect(resolved('env:EMPTY')).rejects.toThrow(/env:EMPTY: is not set/);
  });

  it('reads a private file without its last line feed, also below the home folder', async () => {
    writeFileSync(join(dir, 'secret'), ' from a file \r\n', { mode: 0o600 });
    expect(await resolved(`file:${join(dir, 'secret')}`)).toBe(' from a file ');
    expect(await resolved('file:~/secret')).toBe(' from a file ');
  });

  it('refuses a file that others may read, an empty one and a missing one', async () => {
    writeFileSync(join(dir, 'open'), 'x');
    chmodSync(join(dir, 'open'), 0o640);
    writeFileSync(join(dir, 'empty'), '\n', { mode: 0o600 });
    await expect(resolved(`file:${join(dir, 'open')}`)).rejects.toMatchObject({
      hint: `chmod 600 ${join(dir, 'open')}`,
    });
    await expect(resolved(`file:${join(dir, 'empty')}`)).rejects.toThrow(/is empty/);
    await expect(resolved('file:/no/such/file')).rejects.toThrow(/not there/);
  });

  it('asks the injected store', async () => {
    expect(await resolved('vault-prod:a/b#c')).toBe('vault-prod|a/b|c');
    expect(await resolved('local:a/b')).toBe('local|a/b|-');
  });

  it('runs a command and takes its output, and names only the program when it fails', async () => {
    const run = (script: string, ...args: readonly string[]): Promise<string> =>
      resolved(`exec:${JSON.stringify([process.execPath, '-e', script, ...args])}`);
    expect(await run('console.log(process.argv[1])', 'from a command')).toBe('from a command');
    const error: unknown = await run('console.log("output"); process.exit(3)', 'argument').catch(
      (cause: unknown) => cause,
    );
    expect(error).toMatchObject({ code: 'config', message: `reference: run: exec:${process.execPath}: exit code 3` });
  });

  it('does not repeat a text that is no reference', async () => {
    const error: unknown = await resolved('correct-horse').catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: 'config' });
    expect(String(error)).not.toContain('correct');
  });
});
