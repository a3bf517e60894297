import { inspect } from 'node:util';

const REDACTED = '[redacted]';

/**
 * A secret that can't be printed by accident: string conversion, JSON and `util.inspect` give `[redacted]`.
 * `reveal()` is the only way out, so a search for it lists every place where a value leaves.
 */
export class SecretValue {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The bare value. Every caller is an exit that has to be justified. */
  reveal(): string {
    return this.#value;
  }

  equals(other: SecretValue): boolean {
    return this.#value === other.#value;
  }

  /** Length in UTF-16 code units. */
  get length(): number {
    return this.#value.length;
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  [inspect.custom](): string {
    return REDACTED;
  }
}
