/**
 * The age identity that opens what is sealed, and the recipients that things are sealed to. The identity is a file that
 * other age tools can read too; a passphrase, where there is one, only unlocks that file.
 */
import * as age from 'age-encryption';
import { resolve } from 'node:path';
import { AppError } from '../core/errors.js';
import { SecretValue } from '../core/secret-value.js';
import { pathsFor } from '../platform/paths.js';
import { createPrivateFile, ensurePrivateFolder, readOwnedFile, readPrivateFile } from '../platform/private-files.js';

export interface IdentityAccess {
  readonly env: NodeJS.ProcessEnv;
  /** Asks the person for the passphrase of a protected identity; called at most once, and only when it is needed. */
  readonly passphrase?: () => Promise<SecretValue>;
  /** Resolves `env:`, `exec:` and `STORE:` references in `UNLEAK_IDENTITY`. */
  readonly resolveReference?: (reference: string) => Promise<SecretValue>;
}

export interface CreatedIdentity {
  readonly identityFile: string;
  readonly recipientsFile: string;
  /** False where the file stood there already and was left alone. */
  readonly identityCreated: boolean;
  readonly recipientsCreated: boolean;
}

const REFERENCE = /^[a-z][a-z0-9-]*:/;
const KEY = /AGE-SECRET-KEY|AGE-PLUGIN-/i;
const ARMOR = '-----BEGIN AGE ENCRYPTED FILE-----';
const BINARY_MAGIC = 'age-encryption.org/';

export function recipientsPath(env: NodeJS.ProcessEnv): string {
  return resolve(pathsFor(env).config, 'recipients.txt');
}

/** The identity file of `init`; `UNLEAK_IDENTITY` may name another. */
export function identityPath(env: NodeJS.ProcessEnv): string {
  return resolve(pathsFor(env).config, 'identity.txt');
}

/**
 * Makes an identity and its recipients file where they are missing, never touching one that exists. A crash between the
 * two files is mended by the next call.
 */
export async function createIdentity(
  env: NodeJS.ProcessEnv,
  now: Date,
  passphrase?: SecretValue,
): Promise<CreatedIdentity> {
  const [identityFile, recipientsFile] = [identityPath(env), recipientsPath(env)];
  await ensurePrivateFolder(pathsFor(env).config);
  let identityCreated = false;
  if ((await readPrivateFile(identityFile)) === undefined) {
    const content = await newIdentityFile(now, passphrase);
    identityCreated = await createPrivateFile(identityFile, content);
  }
  let recipientsCreated = false;
  if ((await readOwnedFile(recipientsFile)) === undefined) {
    const identities = await readIdentityFile(identityFile, async () => passphraseOr(passphrase, identityFile));
    const recipients = await Promise.all(identities.map((identity) => age.identityToRecipient(identity.reveal())));
    recipientsCreated = await createPrivateFile(recipientsFile, recipientsText(recipients));
  }
  return { identityFile, recipientsFile, identityCreated, recipientsCreated };
}

/** The identities that `UNLEAK_IDENTITY` or the file of `init` holds: one or more `AGE-SECRET-KEY-1` lines. */
export async function loadIdentities(access: IdentityAccess): Promise<readonly SecretValue[]> {
  const place = access.env['UNLEAK_IDENTITY'];
  if (place === undefined || place === '') return readIdentityFile(identityPath(access.env), access.passphrase);
  if (KEY.test(place)) {
    throw new AppError('config', 'identity: read: UNLEAK_IDENTITY: holds a key where a path or reference is expected', {
      hint: 'put the key into a file with mode 0600 and set UNLEAK_IDENTITY to its path',
    });
  }
  if (place.startsWith('file:')) return readIdentityFile(resolve(place.slice('file:'.length)), access.passphrase);
  if (!REFERENCE.test(place)) return readIdentityFile(resolve(place), access.passphrase);
  if (access.resolveReference === undefined) {
    throw new AppError('config', 'identity: read: UNLEAK_IDENTITY: a reference can not be resolved here', {
      hint: 'set it to the path of a file',
    });
  }
  const text = await access.resolveReference(place);
  return parseIdentities(text.reveal(), 'UNLEAK_IDENTITY', access.passphrase);
}

/** The `age1` lines of the recipients file, or an empty list where there is none. Others may read it, not write it. */
export async function loadRecipients(env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const path = recipientsPath(env);
  const bytes = await readOwnedFile(path);
  if (bytes === undefined) return [];
  const recipients = contentLines(bytes.toString('utf8'));
  for (const { text, line } of recipients) {
    if (KEY.test(text)) {
      throw new AppError('config', `recipients: read: ${path}:${String(line)}: holds a secret key`, {
        hint: 'write the public key (age1...) there and keep the secret one in the identity file',
      });
    }
    try {
      new age.Encrypter().addRecipient(text);
    } catch (cause) {
      throw new AppError('config', `recipients: read: ${path}:${String(line)}: not an age recipient`, { cause });
    }
  }
  if (recipients.length === 0) throw new AppError('config', `recipients: read: ${path}: names no recipient`);
  return recipients.map(({ text }) => text);
}

async function newIdentityFile(now: Date, passphrase: SecretValue | undefined): Promise<string> {
  const identity = await age.generateX25519Identity();
  const recipient = await age.identityToRecipient(identity);
  const text = `# created: ${now.toISOString()}\n# public key: ${recipient}\n${identity}\n`;
  if (passphrase === undefined) return text;
  const encrypter = new age.Encrypter();
  encrypter.setPassphrase(passphrase.reveal());
  return age.armor.encode(await encrypter.encrypt(text));
}

function recipientsText(recipients: readonly string[]): string {
  return [
    '# Everything that unleak keeps is sealed to these age recipients, one a line.',
    '# Add the public key of a colleague or of an offline backup; it takes effect for what is sealed from then on.',
    ...recipients,
    '',
  ].join('\n');
}

async function readIdentityFile(
  path: string,
  passphrase: IdentityAccess['passphrase'],
): Promise<readonly SecretValue[]> {
  const bytes = await readPrivateFile(path);
  if (bytes === undefined) {
    throw new AppError('not-found', `identity: read: ${path}: not there`, {
      hint: 'run unleak init, or set UNLEAK_IDENTITY to the path of your identity',
    });
  }
  // latin1 keeps every byte of a binary age file.
  return parseIdentities(bytes.toString('latin1'), path, passphrase);
}

async function parseIdentities(
  text: string,
  where: string,
  passphrase: IdentityAccess['passphrase'],
): Promise<readonly SecretValue[]> {
  const plain = isEncrypted(text) ? await unlock(text, where, passphrase) : text;
  const identities = contentLines(plain);
  for (const { text: identity, line } of identities) {
    try {
      new age.Decrypter().addIdentity(identity);
    } catch {
      // No cause: a parser's message could quote the line.
      throw new AppError('config', `identity: read: ${where}: line ${String(line)} is not an age secret key`);
    }
  }
  if (identities.length === 0) throw new AppError('config', `identity: read: ${where}: holds no age secret key`);
  return identities.map(({ text: identity }) => new SecretValue(identity));
}

function isEncrypted(text: string): boolean {
  return text.startsWith(BINARY_MAGIC) || text.trimStart().startsWith(ARMOR);
}

async function unlock(text: string, where: string, passphrase: IdentityAccess['passphrase']): Promise<string> {
  const decrypter = new age.Decrypter();
  decrypter.addPassphrase(passphraseOr(await passphrase?.(), where).reveal());
  try {
    const bytes = text.startsWith(BINARY_MAGIC) ? Buffer.from(text, 'latin1') : age.armor.decode(text.trim());
    return await decrypter.decrypt(bytes, 'text');
  } catch (cause) {
    throw new AppError('config', `identity: unlock: ${where}: wrong passphrase or damaged file`, { cause });
  }
}

function passphraseOr(passphrase: SecretValue | undefined, where: string): SecretValue {
  if (passphrase !== undefined) return passphrase;
  throw new AppError('config', `identity: unlock: ${where}: a passphrase is needed and there is nobody to ask`, {
    hint: 'run the command on a terminal',
  });
}

function contentLines(text: string): readonly { readonly text: string; readonly line: number }[] {
  return text
    .split(/\r?\n/)
    .map((content, index) => ({ text: content.trim(), line: index + 1 }))
    .filter((entry) => entry.text !== '' && !entry.text.startsWith('#'));
}
