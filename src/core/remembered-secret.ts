import { AppError } from './errors.js';
import type { FingerprintKey } from './fingerprint.js';
import { SecretValue } from './secret-value.js';

/** So many characters of a text are looked at to see whether a remembered secret may begin there. */
export const START_LENGTH = 6;

/** One way in which a secret may be written, by which it is known again: nothing that it could be made from. */
export interface KnownForm {
  readonly length: number;
  readonly fingerprint: string;
  /** A few bits of a keyed hash of the first characters; absent for what is shorter than those. */
  readonly start?: string;
}

/** A secret that an earlier scan found and whose value nobody has kept: `reveal()` fails. */
export class RememberedSecret extends SecretValue {
  readonly fingerprint: string;
  readonly #length: number;
  readonly #forms: readonly KnownForm[];

  constructor(fingerprint: string, length: number, forms: readonly KnownForm[]) {
    super('');
    this.fingerprint = fingerprint;
    this.#length = length;
    this.#forms = forms;
  }

  override get length(): number {
    return this.#length;
  }

  /** By which it can be found in a text. */
  get forms(): readonly KnownForm[] {
    return this.#forms;
  }

  override reveal(): string {
    throw new AppError('unsupported', `finding ${this.fingerprint}: reading its value: it is only remembered`, {
      hint: 'scan with --no-state to read it again',
    });
  }

  override equals(other: SecretValue): boolean {
    return other instanceof RememberedSecret && other.fingerprint === this.fingerprint;
  }
}

export function knownForm(text: string, key: FingerprintKey): KnownForm {
  const form = { length: text.length, fingerprint: key.fingerprint(new SecretValue(text)) };
  return text.length < START_LENGTH ? form : { ...form, start: startOf(text.slice(0, START_LENGTH), key) };
}

/** Two bytes: enough to pass over almost every text, and too few to learn the characters from. */
export function startOf(characters: string, key: FingerprintKey): string {
  return key.fingerprint(new SecretValue(`start ${characters}`)).slice(3, 7);
}
