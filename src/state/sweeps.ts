/** What sweeps of one list have done and seen, so that one that was killed goes on and the next one tells what changed. */
import { AppError } from '../core/errors.js';
import type { Confidence, Location, Severity } from '../core/finding.js';
import type { SweepSummary, SweptFinding, SweptTarget } from '../core/sweep-report.js';
import type { Reader, State } from './database.js';
import type { FindingLife } from './findings.js';
import { setLife } from './life.js';

/** One secret in one place, as it was when that was last read. */
export interface Sighting {
  readonly fingerprint: string;
  readonly ruleId: string;
  /** Known of all but what is accepted. */
  readonly provider?: string;
  readonly kind?: string;
  readonly severity?: Severity;
  readonly confidence?: Confidence;
  readonly isAccepted?: boolean;
  readonly places: number;
  /** The foremost few. */
  readonly locations: readonly Location[];
  readonly since?: NonNullable<SweptFinding['since']>;
}

export interface BegunSweep {
  readonly id: number;
  readonly startedAt: string;
  /** What was finished before the process was killed. */
  readonly done: ReadonlyMap<string, SweptTarget>;
}

export interface TargetRecord {
  readonly result: SweptTarget;
  readonly sightings: readonly Sighting[];
  /** Whether all of it was read: then what was seen there before and not now is gone. */
  readonly isWhole: boolean;
  /** Where its places lie: files at these paths or below them. */
  readonly roots: readonly string[];
  readonly startedAt: string;
}

export interface KnownLife {
  readonly life: FindingLife;
  readonly firstSeenAt: string;
}

export interface EarlierFinding {
  readonly life: FindingLife;
  readonly seen: SweptFinding;
}

/** How findings stand at the end, to be written in one step. */
export interface SweepEnd {
  readonly summary: SweepSummary;
  readonly findings: readonly SweptFinding[];
  readonly dropped: readonly string[];
}

/** A sweep that was killed longer ago than this begins anew: what it read is old. */
const RESUME_WITHIN_MS = 86_400_000;
const TREND = 30;

export interface Beginning {
  readonly settings: string;
  /** Name of this process. */
  readonly holder: string;
  readonly now: Date;
  readonly isHolderGone: (holder: string) => boolean;
}

export class Sweeps {
  readonly #state: State;
  readonly #name: string;

  /** @param name of the list */
  constructor(state: State, name: string) {
    this.#state = state;
    this.#name = name;
  }

  /** Goes on with a sweep that was killed, or begins one. Fails with `state-locked` while another process has it. */
  async begin({ settings, holder, now, isHolderGone }: Beginning): Promise<BegunSweep> {
    return this.#state.write(async (trx) => {
      const running = await trx
        .selectFrom('sweep')
        .selectAll()
        .where('name', '=', this.#name)
        .where('state', '=', 'running')
        .executeTakeFirst();
      if (running !== undefined) {
        const age = now.getTime() - Date.parse(running.startedAt);
        if (age < RESUME_WITHIN_MS && !isHolderGone(running.holder)) throw isRunning(this.#name);
        if (age < RESUME_WITHIN_MS && running.settings === settings) {
          await trx.updateTable('sweep').set({ holder }).where('id', '=', running.id).execute();
          return { id: running.id, startedAt: running.startedAt, done: await doneIn(trx, running.id) };
        }
        await trx.updateTable('sweep').set({ state: 'abandoned' }).where('id', '=', running.id).execute();
      }
      const startedAt = now.toISOString();
      const row = { name: this.#name, settings, state: 'running' as const, holder, startedAt };
      const { id } = await trx.insertInto('sweep').values(row).returning('id').executeTakeFirstOrThrow();
      return { id, startedAt, done: new Map<string, SweptTarget>() };
    });
  }

  /** Lets another process go on with it. */
  async release(id: number): Promise<void> {
    await this.#state.db.updateTable('sweep').set({ holder: '' }).where('id', '=', id).execute();
  }

  /** Keeps what came of one place; all of it or nothing. */
  async finishTarget(id: number, record: TargetRecord): Promise<void> {
    const { result, sightings, isWhole } = record;
    await this.#state.write(async (trx) => {
      if (isWhole) await this.#forgetGone(trx, record);
      for (const sighting of sightings) {
        const { fingerprint } = sighting;
        const seen = JSON.stringify(sighting);
        await trx
          .insertInto('sighting')
          .values({ name: this.#name, target: result.name, fingerprint, seen })
          .onConflict((oc) => oc.columns(['name', 'target', 'fingerprint']).doUpdateSet({ seen }))
          .execute();
      }
      const values = { sweepId: id, target: result.name, result: JSON.stringify(result) };
      await trx
        .insertInto('sweepTarget')
        .values(values)
        .onConflict((oc) => oc.columns(['sweepId', 'target']).doUpdateSet({ result: values.result }))
        .execute();
    });
  }

  /** What came of the places that are done. */
  async finished(id: number): Promise<ReadonlyMap<string, SweptTarget>> {
    return doneIn(this.#state.db, id);
  }

  /** All that stands in the places of this list, by place. */
  async sightings(): Promise<ReadonlyMap<string, readonly Sighting[]>> {
    const rows = await this.#state.db
      .selectFrom('sighting')
      .select(['target', 'seen'])
      .where('name', '=', this.#name)
      .orderBy('target')
      .orderBy('fingerprint')
      .execute();
    const byTarget = new Map<string, Sighting[]>();
    for (const { target, seen } of rows) {
      const list = byTarget.get(target) ?? [];
      list.push(JSON.parse(seen) as Sighting);
      byTarget.set(target, list);
    }
    return byTarget;
  }

  /** How findings stood at the end of the sweep before. */
  async before(): Promise<ReadonlyMap<string, EarlierFinding>> {
    const rows = await this.#state.db.selectFrom('sweepFinding').selectAll().where('name', '=', this.#name).execute();
    return new Map(
      rows.map(({ fingerprint, life, seen }) => [fingerprint, { life, seen: JSON.parse(seen) as SweptFinding }]),
    );
  }

  /** How findings stand by what scans, rotations and providers said. */
  async lives(): Promise<ReadonlyMap<string, KnownLife>> {
    const rows = await this.#state.db.selectFrom('finding').select(['fingerprint', 'life', 'firstSeenAt']).execute();
    return new Map(rows.map(({ fingerprint, ...rest }) => [fingerprint, rest]));
  }

  /** The ends of the last sweeps of this list, oldest first. */
  async trend(): Promise<readonly SweepSummary[]> {
    const rows = await this.#state.db
      .selectFrom('sweep')
      .select('summary')
      .where('name', '=', this.#name)
      .where('state', 'in', ['complete', 'incomplete'])
      .orderBy('id', 'desc')
      .limit(TREND - 1)
      .execute();
    return rows.flatMap(({ summary }) => (summary === null ? [] : [JSON.parse(summary) as SweepSummary])).toReversed();
  }

  /** Ends the sweep: from now on the next one is compared with this one. */
  async finish(id: number, { summary, findings, dropped }: SweepEnd): Promise<void> {
    const { state, finishedAt } = summary;
    await this.#state.write(async (trx) => {
      await trx.deleteFrom('sweepFinding').where('name', '=', this.#name).execute();
      for (const finding of findings) {
        const { change: _, ...rest } = finding;
        const { fingerprint, life } = finding;
        const row = { name: this.#name, fingerprint, life, seen: JSON.stringify(rest) };
        await trx.insertInto('sweepFinding').values(row).execute();
        await this.#keepLife(trx, finding);
      }
      for (const target of dropped) {
        await trx.deleteFrom('sighting').where('name', '=', this.#name).where('target', '=', target).execute();
      }
      const end = { state, finishedAt, summary: JSON.stringify(summary), holder: '' };
      await trx.updateTable('sweep').set(end).where('id', '=', id).execute();
      // What came of each place is only needed to go on.
      await trx.deleteFrom('sweepTarget').where('sweepId', '=', id).execute();
    });
  }

  /** Rotations that sweeps of this list began since then. */
  async rotationsSince(at: Date): Promise<number> {
    const { count } = await this.#state.db
      .selectFrom('sweepRotation')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('name', '=', this.#name)
      .where('at', '>=', at.toISOString())
      .executeTakeFirstOrThrow();
    return count;
  }

  async addRotation(fingerprint: string, at: Date): Promise<void> {
    const row = { name: this.#name, fingerprint, at: at.toISOString() };
    await this.#state.db.insertInto('sweepRotation').values(row).execute();
  }

  /** What was seen in this place before and is not there any more: the sighting, and where `rotate` would look for it. */
  async #forgetGone(trx: Reader, { result, sightings, roots, startedAt }: TargetRecord): Promise<void> {
    const now = new Set(sightings.map(({ fingerprint }) => fingerprint));
    const rows = await trx
      .selectFrom('sighting')
      .select('fingerprint')
      .where('name', '=', this.#name)
      .where('target', '=', result.name)
      .execute();
    for (const { fingerprint } of rows) {
      if (now.has(fingerprint)) continue;
      await trx
        .deleteFrom('sighting')
        .where('name', '=', this.#name)
        .where('target', '=', result.name)
        .where('fingerprint', '=', fingerprint)
        .execute();
      await forgetPlaces(trx, fingerprint, roots, startedAt);
    }
  }

  /** Says to everybody what only sweeps know: that it is gone from everywhere, or that it came back. */
  async #keepLife(trx: Reader, { fingerprint, life }: SweptFinding): Promise<void> {
    if (life !== 'closed' && life !== 'open') return;
    const row = await trx
      .selectFrom('finding')
      .select('life')
      .where('fingerprint', '=', fingerprint)
      .executeTakeFirst();
    if (life === 'open' && row?.life === 'closed') await setLife(trx, fingerprint, 'open');
    if (life !== 'closed' || (row?.life !== 'open' && row?.life !== 'accepted')) return;
    const place = await trx
      .selectFrom('location')
      .select('fingerprint')
      .where('fingerprint', '=', fingerprint)
      .executeTakeFirst();
    if (place === undefined) await setLife(trx, fingerprint, 'closed');
  }
}

function isRunning(name: string): AppError {
  return new AppError('state-locked', `sweep: begin: ${name}: another process sweeps this list`, {
    hint: 'wait for its end',
  });
}

async function doneIn(trx: Reader, sweepId: number): Promise<ReadonlyMap<string, SweptTarget>> {
  const rows = await trx.selectFrom('sweepTarget').select('result').where('sweepId', '=', sweepId).execute();
  const results = rows.map(({ result }) => JSON.parse(result) as SweptTarget);
  return new Map(results.map((result) => [result.name, result]));
}

async function forgetPlaces(
  trx: Reader,
  fingerprint: string,
  roots: readonly string[],
  startedAt: string,
): Promise<void> {
  const rows = await trx
    .selectFrom('location')
    .select(['locationKey', 'location'])
    .where('fingerprint', '=', fingerprint)
    .where('lastSeenAt', '<', startedAt)
    .execute();
  for (const { locationKey, location } of rows) {
    const { repository, path } = JSON.parse(location) as Location;
    const at = repository ?? path ?? '';
    if (!roots.some((root) => at === root || at.startsWith(`${root}/`))) continue;
    await trx
      .deleteFrom('location')
      .where('fingerprint', '=', fingerprint)
      .where('locationKey', '=', locationKey)
      .execute();
  }
}
