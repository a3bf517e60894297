/** What is to be told of sweeps, from before it is sent until it has arrived. */
import type { Reader, State } from './database.js';

/** A receiver that is away for longer than so many sweeps learns of the last ones. */
export const MAX_KEPT = 30;

export interface SweepMessage {
  readonly id: number;
  readonly sweepId: number;
  /** The same however often it is sent. */
  readonly delivery: string;
  readonly body: string;
  /** Whether a process that was killed had begun to send it: it may have arrived. */
  readonly isUnderWay: boolean;
}

export interface NewMessage {
  readonly sweepId: number;
  readonly delivery: string;
  readonly body: string;
  readonly at: Date;
}

/** The messages of one list to one receiver. */
export class SweepMessages {
  readonly #state: State;
  readonly #name: string;
  readonly #receiver: string;

  /** @param name of the list */
  constructor(state: State, name: string, receiver: string) {
    this.#state = state;
    this.#name = name;
    this.#receiver = receiver;
  }

  /**
   * Puts a message behind the others, once for each sweep. Gives how many of the oldest had to go for it.
   */
  async add({ sweepId, delivery, body, at }: NewMessage): Promise<number> {
    return this.#state.write(async (trx) => {
      const row = await trx.selectFrom('sweep').select('told').where('id', '=', sweepId).executeTakeFirstOrThrow();
      const told = JSON.parse(row.told) as readonly string[];
      if (told.includes(this.#receiver)) return 0;
      const values = { name: this.#name, receiver: this.#receiver, sweepId, delivery, body, at: at.toISOString() };
      await trx.insertInto('sweepMessage').values(values).execute();
      await trx
        .updateTable('sweep')
        .set({ told: JSON.stringify([...told, this.#receiver]) })
        .where('id', '=', sweepId)
        .execute();
      const all = await this.#of(trx);
      const old = all.slice(0, -MAX_KEPT).map(({ id }) => id);
      if (old.length > 0) await trx.deleteFrom('sweepMessage').where('id', 'in', old).execute();
      return old.length;
    });
  }

  /** What has not arrived, oldest first. */
  async waiting(): Promise<readonly SweepMessage[]> {
    return this.#of(this.#state.db);
  }

  /** To be told before it is sent. */
  async begin(id: number): Promise<void> {
    await this.#mark(id, 1);
  }

  /** It did not arrive. */
  async putBack(id: number): Promise<void> {
    await this.#mark(id, 0);
  }

  /** It has arrived, or nobody waits for it any more. */
  async remove(id: number): Promise<void> {
    await this.#state.db.deleteFrom('sweepMessage').where('id', '=', id).execute();
  }

  async #mark(id: number, isUnderWay: 0 | 1): Promise<void> {
    await this.#state.db.updateTable('sweepMessage').set({ isUnderWay }).where('id', '=', id).execute();
  }

  async #of(reader: Reader): Promise<readonly SweepMessage[]> {
    const rows = await reader
      .selectFrom('sweepMessage')
      .select(['id', 'sweepId', 'delivery', 'body', 'isUnderWay'])
      .where('name', '=', this.#name)
      .where('receiver', '=', this.#receiver)
      .orderBy('id')
      .execute();
    return rows.map(({ isUnderWay, ...rest }) => ({ ...rest, isUnderWay: isUnderWay === 1 }));
  }
}
