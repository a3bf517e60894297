/** One client of the fake: what it sends is read, met by faults, done, recorded and answered. */
import type { Socket } from 'node:net';
import { accountFor } from './accounts.js';
import { linkTo, type ClientLink } from './client-link.js';
import type { AccountName } from './cursor.js';
import type { Engine, Outcome, Session } from './engine.js';
import type { Fault, Faults } from './faults.js';
import { logIn } from './login.js';
import { Refusal } from './refusal.js';
import { isChange, parse, type Statement } from './statements.js';

/** Mistakes of syntax, and columns, variables and functions that MySQL lacks or only this fake. */
const NOT_UNDERSTOOD = new Set([1064, 1054, 1153, 1193, 1305, 1436, 1582]);

export interface SeenStatement {
  /** Whose account sent it. */
  readonly account: AccountName;
  /** As the server's log shows it, without passwords; undefined where it could not be read, which no log shows. */
  readonly text: string | undefined;
  readonly isChange: boolean;
  /** The error's number that was answered. */
  readonly refused: number | undefined;
}

export interface Surroundings {
  readonly id: number;
  readonly socket: Socket;
  readonly version: string;
  readonly now: () => number;
  readonly engine: Engine;
  readonly openSessions: () => readonly Session[];
  readonly faults: Faults;
  readonly seen: SeenStatement[];
  readonly violations: string[];
}

/** One client, from its greeting until it goes or is killed. */
export class OpenSession {
  readonly id: number;
  account: AccountName = { user: '', host: '' };
  onLogin: () => void = () => undefined;
  readonly #around: Surroundings;
  readonly #link: ClientLink;
  readonly #peer: { readonly address: string; readonly port: number };
  #user = '';
  #schema: string | null = null;
  #statement: string | undefined;
  #since: number;

  constructor(around: Surroundings) {
    this.id = around.id;
    this.#around = around;
    this.#since = around.now();
    this.#peer = { address: around.socket.remoteAddress ?? '', port: around.socket.remotePort ?? 0 };
    this.#link = linkTo(around.socket, around.version, around.id, {
      pluginFor: (user) => accountFor(around.engine.accounts, user, this.#peer.address)?.plugin,
      logIn: (user, proof) => {
        const { host } = logIn(around.engine.accounts, around.openSessions(), {
          user,
          address: this.#peer.address,
          proof,
        });
        this.account = { user, host };
        this.#user = user;
        this.onLogin();
      },
      query: (sql) => this.#query(sql),
      useSchema: (name) => (this.#schema = name),
      unknown: (command) => around.violations.push(`${command}: not understood`),
    });
  }

  facts(): Session {
    return {
      id: this.id,
      account: this.account,
      user: this.#user,
      ...this.#peer,
      schema: this.#schema,
      statement: this.#statement,
      seconds: Math.floor((this.#around.now() - this.#since) / 1000),
      kill: () => this.#kill(),
    };
  }

  /** Whoever is killed while a statement of its own runs gets that statement's answer first. */
  #kill(): void {
    const { socket } = this.#around;
    if (this.#statement === undefined) socket.destroy();
    else setImmediate(() => socket.end());
  }

  #query(sql: string): void {
    const { faults, socket, now } = this.#around;
    const parsed = attempt(() => parse(sql));
    const statement = parsed instanceof Refusal ? undefined : parsed.statement;
    const text = parsed instanceof Refusal ? undefined : parsed.loggable;
    const changes = statement !== undefined && isChange(statement);
    const fault = faults.next(sql, changes);
    if (fault?.kind === 'lose-request') {
      socket.resetAndDestroy();
      return;
    }
    this.#statement = text ?? '';
    this.#since = now();
    const outcome = this.#outcome(parsed instanceof Refusal ? parsed : parsed.statement, fault);
    this.#record(sql, text, changes, outcome);
    if (fault?.kind === 'lose-answer' && !(outcome instanceof Refusal)) {
      socket.resetAndDestroy();
      return;
    }
    const answer = (): void => {
      this.#statement = undefined;
      this.#since = now();
      this.#answer(outcome);
    };
    if (fault?.kind === 'late') setTimeout(answer, fault.ms);
    else answer();
  }

  #outcome(statement: Statement | Refusal, fault: Fault | undefined): Outcome | Refusal {
    const told = fault?.kind === 'refuse' ? new Refusal(fault.errno, fault.message ?? 'as the test says') : undefined;
    if (told !== undefined && fault?.kind === 'refuse' && fault.afterEffect !== true) return told;
    if (statement instanceof Refusal) return statement;
    const outcome = attempt(() => this.#around.engine.run(statement, this.facts()));
    return told ?? outcome;
  }

  #record(sql: string, text: string | undefined, changes: boolean, outcome: Outcome | Refusal): void {
    const refused = outcome instanceof Refusal ? outcome.errno : undefined;
    this.#around.seen.push({ account: this.account, text, isChange: changes, refused });
    if (refused === undefined || !NOT_UNDERSTOOD.has(refused)) return;
    // Its first words only: there may be a password further on, which a mistake of syntax would quote.
    const what = refused === 1064 || !(outcome instanceof Refusal) ? '' : `: ${outcome.message}`;
    this.#around.violations.push(`${sql.split(/\s+/, 3).join(' ').slice(0, 60)}: error ${String(refused)}${what}`);
  }

  #answer(outcome: Outcome | Refusal): void {
    if (this.#around.socket.destroyed) return;
    if (outcome instanceof Refusal) this.#link.refuse(outcome);
    else if ('rows' in outcome) this.#link.answerRows(outcome);
    else this.#link.answerOk(outcome.affectedRows);
  }
}

function attempt<Result>(what: () => Result): Result | Refusal {
  try {
    return what();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
