import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FingerprintKey } from '../../core/fingerprint.js';
import { fingerprintKey, keyById } from './fingerprint-key.js';

let folder: string;
let state: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unleak-key-'));
  state = join(folder, 'state');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function choose(options: { file?: string; mayCreate?: boolean } = {}): ReturnType<typeof fingerprintKey> {
  const named = options.file === undefined ? {} : { UNLEAK_FINGERPRINT_KEY_FILE: options.file };
  const env = { UNLEAK_STATE_DIR: state, HOME: folder, ...named };
  return fingerprintKey({ env, cwd: folder, mayCreate: options.mayCreate ?? true });
}

function keyFile(content: string, mode = 0o600): string {
  const path = join(folder, 'team.key');
  writeFileSync(path, content);
  chmodSync(path, mode);
  return path;
}

describe('the fingerprint key', () => {
  it("is the user's own: made on first use, private, the same ever after", async () => {
    const first = await choose();
    const again = await choose();
    expect(again.key.id).toBe(first.key.id);
    expect(first.isForThisRunOnly).toBe(false);
    const [name] = readdirSync(state);
    expect(statSync(join(state, name ?? '')).mode & 0o777).toBe(0o600);
    expect(statSync(state).mode & 0o777).toBe(0o700);
  });

  it('is one key for all when several runs make it at the same time', async () => {
    const ids = (await Promise.all([choose(), choose(), choose()])).map(({ key }) => key.id);
    expect(new Set(ids).size).toBe(1);
  });

  it('is for one run only when nothing may be kept and there is none', async () => {
    const one = await choose({ mayCreate: false });
    const other = await choose({ mayCreate: false });
    expect(one.isForThisRunOnly).toBe(true);
    expect(one.key.id).not.toBe(other.key.id);
    expect(existsSync(state)).toBe(false);
  });

  it('is the same key in hex and in base64', async () => {
    const bytes = Buffer.alloc(32, 7);
    const hex = await choose({ file: keyFile(`${bytes.toString('hex')}\n`) });
    const base64 = await choose({ file: keyFile(bytes.toString('base64')) });
    expect(base64.key.id).toBe(hex.key.id);
    expect(existsSync(state)).toBe(false);
  });

  it.each([
    { why: 'a key of another length', content: 'ab'.repeat(31) },
    { why: 'an empty file', content: '' },
    { why: 'a text', content: 'not a key but something private' },
  ])('is refused, and not shown, from $why', async ({ content }) => {
    const error: unknown = await choose({ file: keyFile(content) }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'config' });
    expect(String(error).includes(content) && content !== '').toBe(false);
  });

  it('is refused when others may read it', async () => {
    await expect(choose({ file: keyFile('ab'.repeat(32), 0o644) })).rejects.toMatchObject({ code: 'config' });
  });

  it('is never replaced by another when the file that should hold it is not there', async () => {
    await expect(choose({ file: join(folder, 'gone.key') })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the key of a baseline', () => {
  const bytes = Buffer.alloc(32, 5);
  const baseline = { path: 'b', keyId: new FingerprintKey(bytes).id, key: bytes };
  const withBaseline = (change: object = {}, file?: string): ReturnType<typeof fingerprintKey> => {
    const named = file === undefined ? {} : { UNLEAK_FINGERPRINT_KEY_FILE: file };
    const env = { UNLEAK_STATE_DIR: state, HOME: folder, ...named };
    return fingerprintKey({ env, cwd: folder, mayCreate: true, baseline: { ...baseline, ...change } });
  };

  it("counts before the user's own, and is remembered for those who are told a fingerprint later", async () => {
    await choose();
    const { key, isForThisRunOnly } = await withBaseline();
    expect([key.id, isForThisRunOnly]).toEqual([baseline.keyId, false]);
    expect((await keyById(baseline.keyId, { UNLEAK_STATE_DIR: state, HOME: folder }))?.id).toBe(baseline.keyId);
    expect((await choose()).key.id).not.toBe(baseline.keyId);
  });

  it('that was never used here is not known', async () => {
    const env = { UNLEAK_STATE_DIR: state, HOME: folder };
    expect(await keyById(baseline.keyId, env)).toBeUndefined();
    expect(await keyById('../fingerprint', env)).toBeUndefined();
  });

  it("gives way to an organization's, and another key than that of the baseline is an error", async () => {
    await expect(withBaseline({}, keyFile('ab'.repeat(32)))).rejects.toMatchObject({ code: 'config', exitCode: 2 });
    expect((await withBaseline({ key: undefined }, keyFile('05'.repeat(32)))).key.id).toBe(baseline.keyId);
    await expect(withBaseline({ key: undefined })).rejects.toMatchObject({ exitCode: 2 });
  });
});
