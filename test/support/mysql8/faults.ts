/** What becomes of chosen statements: the fake fails as it is told to. */

export type Fault =
  /** It is done and the connection is reset before the answer. What the server refuses is not lost. */
  | { readonly kind: 'lose-answer' }
  /** The connection is reset before anything happens. */
  | { readonly kind: 'lose-request' }
  /** Another answer, and nothing is done; with `afterEffect` it is done all the same. */
  | { readonly kind: 'refuse'; readonly errno: number; readonly message?: string; readonly afterEffect?: boolean }
  /** It is done at once and the answer comes that much later. */
  | { readonly kind: 'late'; readonly ms: number };

/** The statement begins with this text, in any case of its letters, or is one of which this is true. */
export type Chosen = string | ((sql: string) => boolean);

interface Pending {
  readonly chosen: (sql: string, isChange: boolean) => boolean;
  readonly fault: Fault;
  skip: number;
  left: number;
  met: number;
}

export class Faults {
  readonly #pending: Pending[] = [];

  /** The next statements like this meet the fault; gives how many did. */
  inject(chosen: Chosen, fault: Fault, times = 1): () => number {
    const matches =
      typeof chosen === 'string'
        ? (sql: string) => sql.toLowerCase().startsWith(chosen.toLowerCase())
        : (sql: string) => chosen(sql);
    return this.#add({ chosen: matches, fault, skip: 0, left: times, met: 0 });
  }

  /** The n-th change from now on, counted from 1, meets the fault; gives how many did. */
  injectAt(n: number, fault: Fault): () => number {
    return this.#add({ chosen: (_, isChange) => isChange, fault, skip: n - 1, left: 1, met: 0 });
  }

  /** Faults that no statement has met yet. */
  get pending(): number {
    return this.#pending.reduce((sum, { left }) => sum + left, 0);
  }

  next(sql: string, isChange: boolean): Fault | undefined {
    for (const one of this.#pending) {
      if (one.left === 0 || !one.chosen(sql, isChange)) continue;
      if (one.skip > 0) {
        one.skip -= 1;
        continue;
      }
      one.left -= 1;
      one.met += 1;
      return one.fault;
    }
    return undefined;
  }

  #add(pending: Pending): () => number {
    this.#pending.push(pending);
    return () => pending.met;
  }
}
