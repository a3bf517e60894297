/** Reads a statement from left to right; what is not there as expected is MySQL's syntax error. */
import { tokensOf, type Token } from './lexer.js';
import { Refusal, syntaxError } from './refusal.js';

export interface AccountName {
  readonly user: string;
  readonly host: string;
}

/** As it stands in a statement: `CURRENT_USER()` is whoever asks. */
export type NamedAccount = AccountName | 'self';

const MAX_DEPTH = 100;

export class Cursor {
  readonly #sql: string;
  readonly #tokens: readonly Token[];
  readonly #secrets: Token[] = [];
  #position = 0;
  #depth = 0;

  constructor(sql: string) {
    this.#sql = sql;
    this.#tokens = tokensOf(sql);
  }

  /** Whether these words or signs come next; moves nowhere. */
  at(...expected: readonly string[]): boolean {
    return expected.every((word, index) => {
      const token = this.#tokens[this.#position + index];
      if (token === undefined || (token.kind !== 'word' && token.kind !== 'sign')) return false;
      return token.value.toUpperCase() === word;
    });
  }

  /** The same, and moves behind them if so. */
  accept(...expected: readonly string[]): boolean {
    const isThere = this.at(...expected);
    if (isThere) this.#position += expected.length;
    return isThere;
  }

  expect(...expected: readonly string[]): void {
    if (!this.accept(...expected)) throw this.fail();
  }

  /** The next token if it is one of these kinds. */
  take(...kinds: readonly Token['kind'][]): Token | undefined {
    const token = this.#tokens[this.#position];
    if (token === undefined || !kinds.includes(token.kind)) return undefined;
    this.#position += 1;
    return token;
  }

  need(...kinds: readonly Token['kind'][]): string {
    const token = this.take(...kinds);
    if (token === undefined) throw this.fail();
    return token.value;
  }

  /** A name of a table, column, plugin or the like. */
  name(): string {
    return this.need('word', 'quoted');
  }

  number(): number {
    return Number(this.need('number'));
  }

  /** A password or what is kept of one; `loggable` leaves it out. */
  secret(...also: readonly 'hex'[]): string {
    const token = this.take('text', ...also);
    if (token === undefined) throw this.fail();
    this.#secrets.push(token);
    return token.value;
  }

  list<Item>(read: () => Item): readonly Item[] {
    const items = [read()];
    while (this.accept(',')) items.push(read());
    return items;
  }

  /** Reads what stands one level further in; the server, too, runs out of stack somewhere. */
  deeper<Item>(read: () => Item): Item {
    if (this.#depth >= MAX_DEPTH) throw new Refusal(1436, 'Thread stack overrun');
    this.#depth += 1;
    const item = read();
    this.#depth -= 1;
    return item;
  }

  account(): NamedAccount {
    if (this.at('CURRENT_USER') || this.at('USER', '(', ')')) {
      this.#position += 1;
      if (this.accept('(')) this.expect(')');
      return 'self';
    }
    const user = this.need('word', 'quoted', 'text');
    const host = this.accept('@') ? this.need('word', 'quoted', 'text').toLowerCase() : '%';
    if ([...user].length > 32) {
      throw new Refusal(1470, `String '${user.slice(0, 70)}' is too long for user name (should be no longer than 32)`);
    }
    return { user, host };
  }

  /** Nothing comes any more but one semicolon. */
  end(): void {
    this.accept(';');
    if (this.#position < this.#tokens.length) throw this.fail();
  }

  fail(): Refusal {
    return syntaxError(this.#sql.slice(this.#tokens[this.#position]?.from ?? this.#sql.length));
  }

  /** The text of the statement between two places; a label of a column that has no other. */
  textSince(position: number): string {
    const first = this.#tokens[position];
    const last = this.#tokens[this.#position - 1];
    return first === undefined || last === undefined ? '' : this.#sql.slice(first.from, last.to);
  }

  get position(): number {
    return this.#position;
  }

  /** The statement as the server's log shows it: it writes no password down. */
  loggable(): string {
    return this.#secrets.reduceRight(
      (text, { from, to }) => `${text.slice(0, from)}<secret>${text.slice(to)}`,
      this.#sql,
    );
  }
}
