import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { AppError } from '../../core/errors.js';
import { FingerprintKey } from '../../core/fingerprint.js';
import { pathsFor } from '../../platform/paths.js';
import { createPrivateFile, ensurePrivateFolder, readPrivateFile } from '../../platform/private-files.js';

const KEY_BYTES = 32;
const KEY_FILE = 'fingerprint.key';
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
}

/** The organization's key, else the user's own, which the first use creates. */
export async function fingerprintKey(request: KeyRequest): Promise<ChosenKey> {
  const named = request.env[KEY_FILE_VARIABLE];
  if (named !== undefined && named !== '') return keep(await readNamed(resolve(request.cwd, named)));
  const folder = pathsFor(request.env).state;
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

function keep(bytes: Buffer): ChosenKey {
  return { key: new FingerprintKey(bytes), isForThisRunOnly: false };
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
