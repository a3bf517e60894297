import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { AppError } from '../../core/errors.js';
import { FingerprintKey } from '../../core/fingerprint.js';
import { pathsFor } from '../../platform/paths.js';
import { createPrivateFile, ensurePrivateFolder, readPrivateFile } from '../../platform/private-files.js';

const KEY_BYTES = 32;
const KEY_FILE = 'fingerprint.key';
/** Keys of baselines that were used. */
const SHARED_KEYS = 'shared-keys';
const KEY_FILE_VARIABLE = 'UNLEAK_FINGERPRINT_KEY_FILE';

export interface ChosenKey {
  readonly key: FingerprintKey;
  /** Made for this run and kept nowhere: its fingerprints mean nothing later. */
  readonly isForThisRunOnly: boolean;
}

export interface KeyRequest {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** Whether a key file may be created where there is none. */
  readonly mayCreate: boolean;
  /** The baseline that is used: its key counts before the user's own, and the chosen one has to be its key. */
  readonly baseline?: { readonly path: string; readonly keyId: string; readonly key: Buffer | undefined } | undefined;
}

/**
 * The organization's key, else that of the baseline, else the user's own, which the first use creates. Fails with `config`
 * where a baseline is used and the key is not its: then no fingerprint in it would be known again.
 */
export async function fingerprintKey(request: KeyRequest): Promise<ChosenKey> {
  const chosen = await chooseKey(request);
  const { baseline } = request;
  if (baseline === undefined || baseline.keyId === chosen.key.id) return chosen;
  throw new AppError(
    'config',
    `fingerprint key: ${baseline.path}: expected the key ${baseline.keyId}: got ${chosen.key.id}`,
    { hint: `${KEY_FILE_VARIABLE} has to name the file with the key that made the baseline` },
  );
}

async function chooseKey(request: KeyRequest): Promise<ChosenKey> {
  const named = request.env[KEY_FILE_VARIABLE];
  if (named !== undefined && named !== '') return keep(await readNamed(resolve(request.cwd, named)));
  const folder = pathsFor(request.env).state;
  const shared = request.baseline?.key;
  if (shared !== undefined) {
    if (request.mayCreate) await remember(folder, shared);
    return keep(shared);
  }
  const path = join(folder, KEY_FILE);
  const existing = await readPrivateFile(path);
  if (existing !== undefined) return keep(parse(existing, path));
  const made = randomBytes(KEY_BYTES);
  if (!request.mayCreate) return { key: new FingerprintKey(made), isForThisRunOnly: true };
  await ensurePrivateFolder(folder);
  if (await createPrivateFile(path, `${made.toString('hex')}\n`)) return keep(made);
  // Another run was faster: its key is the one.
  const theirs = await readPrivateFile(path);
  if (theirs === undefined) throw new AppError('config', `fingerprint key: read: ${path}: it vanished`);
  return keep(parse(theirs, path));
}

/**
 * The key with this id, which an earlier run used: `rotate` needs it for a fingerprint that a scan with a baseline recorded.
 * Undefined where it is not known here.
 */
export async function keyById(id: string, env: NodeJS.ProcessEnv): Promise<FingerprintKey | undefined> {
  const path = join(pathsFor(env).state, SHARED_KEYS, `${id}.key`);
  const bytes = /^[0-9a-f]{16}$/.test(id) ? await readPrivateFile(path) : undefined;
  return bytes === undefined ? undefined : new FingerprintKey(parse(bytes, path));
}

async function remember(folder: string, key: Buffer): Promise<void> {
  const keys = join(folder, SHARED_KEYS);
  await ensurePrivateFolder(folder);
  await ensurePrivateFolder(keys);
  await createPrivateFile(join(keys, `${new FingerprintKey(key).id}.key`), `${key.toString('hex')}\n`);
}

function keep(bytes: Buffer): ChosenKey {
  return { key: new FingerprintKey(bytes), isForThisRunOnly: false };
}

/** Whether the key is an organization's, which is shared in other ways than in a baseline. */
export function hasOrganizationKey(env: NodeJS.ProcessEnv): boolean {
  const named = env[KEY_FILE_VARIABLE];
  return named !== undefined && named !== '';
}

async function readNamed(path: string): Promise<Buffer> {
  const bytes = await readPrivateFile(path);
  if (bytes === undefined) {
    throw new AppError('not-found', `fingerprint key: read: ${path}: no such file`, {
      hint: `${KEY_FILE_VARIABLE} names it; make one with: (umask 077; openssl rand -hex ${String(KEY_BYTES)} > FILE)`,
    });
  }
  return parse(bytes, path);
}

/** 32 bytes as hex or base64. The content is never shown: it may be a wrong file that holds something else secret. */
function parse(bytes: Buffer, path: string): Buffer {
  const text = bytes.toString('latin1').trim();
  if (/^[0-9a-fA-F]{64}$/.test(text)) return Buffer.from(text, 'hex');
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return Buffer.from(text, 'base64');
  throw new AppError('config', `fingerprint key: read: ${path}: expected ${String(KEY_BYTES)} bytes as hex or base64`);
}
