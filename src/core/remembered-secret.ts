import { AppError } from './errors.js';
import type { FingerprintKey } from './fingerprint.js';
import { SecretValue } from './secret-value.js';

/** So many characters of a text are looked at to see whether a remembered secret may begin there. */
const START_LENGTH = 6;

/** One way in which a secret may be written, by which it is known again: nothing that it could be made from. */
export interface KnownForm {
  readonly length: number;
  readonly fingerprint: string;
  /** A few bits of a keyed hash of the first characters; absent for what is shorter than those. */
  readonly start?: string;
}

/** What can be kept of a secret without its value. */
export interface SecretTrace {
  readonly fingerprint: string;
  readonly length: number;
  readonly forms: readonly KnownForm[];
}

/** A secret that an earlier scan found and whose value nobody has kept: `reveal()` fails. */
export class RememberedSecret extends SecretValue {
  readonly trace: SecretTrace;
  readonly key: FingerprintKey;

  /** @param key the one that made the fingerprints */
  constructor(trace: SecretTrace, key: FingerprintKey) {
    super('');
    this.trace = trace;
    this.key = key;
  }

  override get length(): number {
    return this.trace.length;
  }

  override reveal(): string {
    throw new AppError('unsupported', `finding ${this.trace.fingerprint}: reading its value: it is only remembered`, {
      hint: 'scan with --no-state to read it again',
    });
  }

  override equals(other: SecretValue): boolean {
    return other instanceof RememberedSecret && other.trace.fingerprint === this.trace.fingerprint;
  }
}

/** The trace of a secret that is written in these forms. */
export function traceOf(secret: SecretValue, forms: readonly string[], key: FingerprintKey): SecretTrace {
  if (secret instanceof RememberedSecret) return secret.trace;
  const known = forms.map((form) => ({
    length: form.length,
    fingerprint: key.fingerprint(new SecretValue(form)),
    ...(form.length < START_LENGTH ? {} : { start: startOf(form.slice(0, START_LENGTH), key) }),
  }));
  return { fingerprint: key.fingerprint(secret), length: secret.length, forms: known };
}

/** Two bytes: enough to pass over almost every text, and too few to learn the characters from. */
function startOf(characters: string, key: FingerprintKey): string {
  return key.fingerprint(new SecretValue(`start ${characters}`)).slice(3, 7);
}

/** Finds remembered secrets in texts, in every form that was kept of them. */
export class RememberedForms {
  readonly #whole = new Set<string>();
  readonly #lengths = new Set<number>();
  readonly #byStart = new Map<string, KnownForm[]>();
  readonly #starts = new Map<string, string>();
  #shortest = Infinity;
  #key: FingerprintKey | undefined;

  add({ trace, key }: RememberedSecret): void {
    this.#key = key;
    for (const form of trace.forms) {
      this.#whole.add(form.fingerprint);
      this.#lengths.add(form.length);
      if (form.start === undefined) continue;
      this.#shortest = Math.min(this.#shortest, form.length);
      const same = this.#byStart.get(form.start);
      if (same === undefined) this.#byStart.set(form.start, [form]);
      else same.push(form);
    }
  }

  isWhole(text: string): boolean {
    if (this.#key === undefined || !this.#lengths.has(text.length)) return false;
    return this.#whole.has(this.#key.fingerprint(new SecretValue(text)));
  }

  /** Length of the longest one that begins there, or 0. */
  longestAt(text: string, at: number): number {
    // What is too short for any costs no hash.
    if (this.#key === undefined || at + this.#shortest > text.length) return 0;
    let longest = 0;
    for (const { length, fingerprint } of this.#byStart.get(this.#startAt(text, at, this.#key)) ?? []) {
      if (length <= longest || at + length > text.length) continue;
      const part = new SecretValue(text.slice(at, at + length));
      if (this.#key.fingerprint(part) === fingerprint) longest = length;
    }
    return longest;
  }

  #startAt(text: string, at: number, key: FingerprintKey): string {
    const characters = text.slice(at, at + START_LENGTH);
    let start = this.#starts.get(characters);
    if (start === undefined) this.#starts.set(characters, (start = startOf(characters, key)));
    return start;
  }
}
