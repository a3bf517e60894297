/** Seals values to age recipients and opens them again. Sealing needs no identity, so it works while that is locked. */
import * as age from 'age-encryption';
import { AppError } from '../core/errors.js';
import { SecretValue } from '../core/secret-value.js';
import { loadIdentities, loadRecipients, recipientsPath, type IdentityAccess } from './identity.js';

export class Sealer {
  readonly #recipients: readonly string[];
  readonly #loadIdentities: () => Promise<readonly SecretValue[]>;
  #identities: Promise<readonly SecretValue[]> | undefined;

  constructor(recipients: readonly string[], identities: () => Promise<readonly SecretValue[]>) {
    if (recipients.length === 0) throw new RangeError('sealer: expected at least one recipient');
    this.#recipients = recipients;
    this.#loadIdentities = identities;
  }

  /** A sealer with the user's recipients; the identity is read, and its passphrase asked for, when first needed. */
  static async open(access: IdentityAccess): Promise<Sealer> {
    const recipients = await loadRecipients(access.env);
    if (recipients.length === 0) {
      throw new AppError('not-found', `sealer: open: ${recipientsPath(access.env)}: not there`, {
        hint: 'run unleak init',
      });
    }
    return new Sealer(recipients, () => loadIdentities(access));
  }

  /** A sealer whose identity lives in memory only and ends with the process: for tests and rehearsals. */
  static async ephemeral(): Promise<Sealer> {
    const identity = await age.generateX25519Identity();
    const recipient = await age.identityToRecipient(identity);
    return new Sealer([recipient], () => Promise.resolve([new SecretValue(identity)]));
  }

  async seal(value: SecretValue): Promise<Buffer> {
    return this.#encrypt(value.reveal());
  }

  /** Seals several named values as one: they are opened together by `unsealJson`. */
  async sealJson(values: Readonly<Record<string, SecretValue>>): Promise<Buffer> {
    const plain = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.reveal()]));
    return this.#encrypt(JSON.stringify(plain));
  }

  /** Fails with `config` where the identity is another one or the bytes were changed. */
  async unseal(sealed: Uint8Array): Promise<SecretValue> {
    return new SecretValue(await this.#decrypt(sealed));
  }

  async unsealJson(sealed: Uint8Array): Promise<Readonly<Record<string, SecretValue>>> {
    const text = await this.#decrypt(sealed);
    const plain = parseRecord(text);
    return Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, new SecretValue(value)]));
  }

  async #encrypt(plain: string): Promise<Buffer> {
    const encrypter = new age.Encrypter();
    for (const recipient of this.#recipients) encrypter.addRecipient(recipient);
    return Buffer.from(await encrypter.encrypt(plain));
  }

  async #decrypt(sealed: Uint8Array): Promise<string> {
    const decrypter = new age.Decrypter();
    for (const identity of await this.#unlocked()) decrypter.addIdentity(identity.reveal());
    try {
      return await decrypter.decrypt(sealed, 'text');
    } catch (cause) {
      throw unsealError(cause);
    }
  }

  async #unlocked(): Promise<readonly SecretValue[]> {
    this.#identities ??= this.#loadIdentities();
    try {
      return await this.#identities;
    } catch (cause) {
      // A mistyped passphrase may be tried again.
      this.#identities = undefined;
      throw cause;
    }
  }
}

function unsealError(cause: unknown): AppError {
  const isOtherIdentity = cause instanceof Error && cause.message.includes('no identity matched');
  return isOtherIdentity
    ? new AppError('config', 'sealer: unseal: sealed to other recipients than this identity', {
        hint: 'set UNLEAK_IDENTITY to the path of the identity that it was sealed to',
        cause,
      })
    : new AppError('config', 'sealer: unseal: the sealed bytes are damaged or were changed', {
        hint: 'restore the file from a backup',
        cause,
      });
}

function parseRecord(text: string): Readonly<Record<string, string>> {
  let plain: unknown;
  try {
    plain = JSON.parse(text);
  } catch {
    plain = undefined;
  }
  // No cause and no detail: the text is secret.
  if (!isStringRecord(plain)) throw new AppError('config', 'sealer: unseal: not a record of values');
  return plain;
}

function isStringRecord(value: unknown): value is Record<string, string> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((entry) => typeof entry === 'string')
  );
}
