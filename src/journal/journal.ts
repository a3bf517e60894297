import { AppError } from '../core/errors.js';
import type { SecretValue } from '../core/secret-value.js';
import type { Sealer } from '../sealing/sealer.js';
import type { Reader, State } from '../state/database.js';
import type { RotationRow } from '../state/tables.js';
import { emergencyEntry, ENDED, SIDE_STATES, stepsOf, transitionsOf, type RotationState } from './orders.js';
import type { Emergency, JournalEntry, JournalPayload, Lease, Rotation, RotationPlan } from './rotation.js';

/** How long a lease lasts without a write. Longer than the deadline of any effect, so that none outlives its lease. */
export const LEASE_MS = 120_000;

/** In the column of `abortRequested`: take it back even from where the new credential is in use. */
const ROLL_BACK = 2;

export interface JournalEvent extends JournalEntry {
  readonly rotationId: string;
  readonly fingerprint: string;
}

export interface JournalParts {
  readonly state: State;
  readonly sealer: Pick<Sealer, 'seal' | 'unseal'>;
  readonly now: () => Date;
  /** Whether the holder of a lease no longer runs, so that nobody has to wait for it. */
  readonly isHolderGone: (holder: string) => boolean;
  /** Called in the transaction of each write, so that trail and journal can't disagree. */
  readonly onEvent: (trx: Reader, event: JournalEvent) => Promise<void>;
}

/**
 * The durable record of rotations. An intent is on disk before its effect, a result after it; secrets are sealed. Each
 * write checks in its own transaction that the lease is still held and that the table of orders has the transition.
 */
export class Journal {
  readonly #parts: JournalParts;

  constructor(parts: JournalParts) {
    this.#parts = parts;
  }

  /** Records a plan. Another rotation of the same credential that has not ended is a `conflict`. */
  async create(id: string, plan: RotationPlan, secrets: Readonly<Record<string, SecretValue>>): Promise<Rotation> {
    const sealed = await this.#sealAll(secrets);
    const at = this.#now();
    const credentialKey = `${plan.rotator}/${plan.credentialName}`;
    await this.#parts.state.write(async (trx) => {
      const other = await trx
        .selectFrom('rotation')
        .select(['id', 'state'])
        .where('credentialKey', '=', credentialKey)
        .where('state', 'not in', [...ENDED])
        .executeTakeFirst();
      if (other !== undefined) {
        throw new AppError('conflict', `rotate: starting: ${plan.credentialName}: ${other.id} is ${other.state}`, {
          hint:
            plan.emergency === undefined
              ? `unleak rotations resume ${other.id}, or unleak rotations abort ${other.id}`
              : `unleak rotations resume ${other.id} --emergency --reason '...'`,
        });
      }
      await trx
        .insertInto('rotation')
        .values({
          id,
          credentialKey,
          credentialName: plan.credentialName,
          fingerprint: plan.fingerprint,
          state: 'planned',
          resumeState: null,
          plan: JSON.stringify(plan),
          abortRequested: 0,
          consumersUpdated: 0,
          detail: null,
          createdAt: at,
          updatedAt: at,
          dueAt: null,
          leaseHolder: null,
          leaseUntil: null,
          fencing: 0,
        })
        .execute();
      await this.#insertSealed(trx, id, sealed);
      const { emergency, approval } = plan;
      const payload: JournalPayload = {
        ...(emergency === undefined ? {} : { emergency: emergency.reason, by: emergency.by }),
        ...(approval === undefined ? {} : { approvedBy: approval.by, saidBy: approval.saidBy }),
      };
      await this.#append(trx, id, plan.fingerprint, 0, { kind: 'result', state: 'planned', payload, at });
    });
    return this.load(id);
  }

  /** The rotation with this id; `not-found` where there is none. */
  async load(id: string): Promise<Rotation> {
    const row = await this.#parts.state.db.selectFrom('rotation').selectAll().where('id', '=', id).executeTakeFirst();
    if (row === undefined) {
      throw new AppError('not-found', `rotations: looking up: ${id}: no such rotation`, {
        hint: 'unleak rotations list shows them',
      });
    }
    return rotationOf(row);
  }

  /** All rotations, the latest first. */
  async list(): Promise<readonly Rotation[]> {
    const rows = await this.#parts.state.db.selectFrom('rotation').selectAll().orderBy('createdAt', 'desc').execute();
    return rows.map(rotationOf);
  }

  async history(id: string): Promise<readonly JournalEntry[]> {
    const rows = await this.#parts.state.db
      .selectFrom('journal')
      .selectAll()
      .where('rotationId', '=', id)
      .orderBy('seq')
      .execute();
    return rows.map((row) => ({
      kind: row.kind,
      state: row.state as RotationState,
      payload: JSON.parse(row.payload) as JournalPayload,
      at: row.at,
    }));
  }

  /** The payload of the last result on record for this state. */
  async resultOf(id: string, state: RotationState): Promise<JournalPayload | undefined> {
    const entries = await this.history(id);
    return entries.findLast((entry) => entry.kind === 'result' && entry.state === state)?.payload;
  }

  /**
   * Takes the right to drive this rotation. A lease of a process of this machine that is gone is taken over at once, any
   * other when it has run out; until then `state-locked`.
   */
  async acquire(id: string, holder: string): Promise<Lease> {
    const now = this.#parts.now();
    return this.#parts.state.write(async (trx) => {
      const row = await rowOf(trx, id);
      const { leaseHolder, leaseUntil } = row;
      const inTime = leaseUntil !== null && leaseUntil > now.toISOString();
      if (inTime && leaseHolder !== null && leaseHolder !== holder && !this.#parts.isHolderGone(leaseHolder)) {
        throw new AppError('state-locked', `rotations: taking the lease: ${id}: another process drives it`, {
          hint: `wait for it, or try again after ${leaseUntil}`,
        });
      }
      const fencing = row.fencing + 1;
      await trx
        .updateTable('rotation')
        .set({ leaseHolder: holder, leaseUntil: leaseEnd(now), fencing })
        .where('id', '=', id)
        .execute();
      return { rotationId: id, holder, fencing };
    });
  }

  async release(lease: Lease): Promise<void> {
    await this.#parts.state.write(async (trx) => {
      await trx
        .updateTable('rotation')
        .set({ leaseHolder: null, leaseUntil: null })
        .where('id', '=', lease.rotationId)
        .where('fencing', '=', lease.fencing)
        .execute();
    });
  }

  /** Says durably what is about to be tried. */
  intent(lease: Lease, state: RotationState, payload: JournalPayload = {}): Promise<Rotation> {
    return this.#move(lease, { kind: 'intent', state, payload }, {});
  }

  /** Says durably what came of it, with what has to be kept sealed. */
  result(
    lease: Lease,
    state: RotationState,
    payload: JournalPayload = {},
    secrets: Readonly<Record<string, SecretValue>> = {},
  ): Promise<Rotation> {
    return this.#move(lease, { kind: 'result', state, payload }, secrets);
  }

  /** Stops for a person: the reason is kept, and where to go on. */
  async stop(lease: Lease, side: 'awaiting-human' | 'conflict', detail: string): Promise<Rotation> {
    return this.#move(lease, { kind: 'result', state: side, payload: { detail } }, {});
  }

  /** Goes back from a side state to where the rotation was. */
  async leaveSideState(lease: Lease): Promise<Rotation> {
    const { state, resumeState } = await this.load(lease.rotationId);
    if (!SIDE_STATES.has(state) || resumeState === undefined) return this.load(lease.rotationId);
    return this.#move(lease, { kind: 'result', state: resumeState, payload: { resumed: true } }, {});
  }

  /**
   * Turns a rotation into an emergency where it is: from now on its steps are those that kill first, and the first of
   * them counts as begun. Nothing changes where it is one already.
   */
  async declareEmergency(lease: Lease, { reason, by }: Omit<Emergency, 'from'>): Promise<Rotation> {
    await this.#parts.state.write(async (trx) => {
      const row = await this.#heldRow(trx, lease);
      const plan = JSON.parse(row.plan) as RotationPlan;
      const from = (row.resumeState ?? row.state) as RotationState;
      if (plan.emergency !== undefined || ENDED.has(from)) return;
      const emergency: Emergency = { reason, by, from };
      const state = emergencyEntry(plan.order, plan, from);
      await trx
        .updateTable('rotation')
        .set({
          plan: JSON.stringify({ ...plan, emergency }),
          state,
          resumeState: null,
          detail: null,
          updatedAt: this.#now(),
          leaseUntil: leaseEnd(this.#parts.now()),
        })
        .where('id', '=', row.id)
        .execute();
      const payload = { emergency: reason, by, from };
      const entry = { kind: 'intent', state, payload, at: this.#now() } as const;
      await this.#append(trx, row.id, row.fingerprint, lease.fencing, entry);
    });
    return this.load(lease.rotationId);
  }

  /** Lets the replacement take the place of this version, which a person looked at; undefined: of nothing. */
  async putOver(lease: Lease, versionId: string | undefined): Promise<Rotation> {
    await this.#parts.state.write(async (trx) => {
      const row = await this.#heldRow(trx, lease);
      const { storeVersion: _, ...plan } = JSON.parse(row.plan) as RotationPlan;
      const changed = { ...plan, ...(versionId === undefined ? {} : { storeVersion: versionId }), isPutOver: true };
      const leaseUntil = leaseEnd(this.#parts.now());
      await trx
        .updateTable('rotation')
        .set({ plan: JSON.stringify(changed), updatedAt: this.#now(), leaseUntil })
        .where('id', '=', row.id)
        .execute();
      const payload = { putOver: versionId ?? 'nothing' };
      const entry = { kind: 'note', state: row.state as RotationState, payload, at: this.#now() } as const;
      await this.#append(trx, row.id, row.fingerprint, lease.fencing, entry);
    });
    return this.load(lease.rotationId);
  }

  /** Adds something worth keeping without a change of state. */
  async note(lease: Lease, payload: JournalPayload): Promise<void> {
    await this.#parts.state.write(async (trx) => {
      const row = await this.#heldRow(trx, lease);
      const entry = { kind: 'note', state: row.state as RotationState, payload, at: this.#now() } as const;
      await trx
        .updateTable('rotation')
        .set({ leaseUntil: leaseEnd(this.#parts.now()) })
        .where('id', '=', row.id)
        .execute();
      await this.#append(trx, row.id, row.fingerprint, lease.fencing, entry);
    });
  }

  /** Seals something that came while the rotation was waiting; the same name again replaces it. */
  async keep(lease: Lease, name: string, secret: SecretValue): Promise<void> {
    const sealed = await this.#sealAll({ [name]: secret });
    await this.#parts.state.write(async (trx) => {
      const row = await this.#heldRow(trx, lease);
      await this.#insertSealed(trx, row.id, sealed);
      const entry = {
        kind: 'note',
        state: row.state as RotationState,
        payload: { sealed: name },
        at: this.#now(),
      } as const;
      await this.#append(trx, row.id, row.fingerprint, lease.fencing, entry);
    });
  }

  /** Flags that change how a rotation goes on; each is set for good. */
  async flag(id: string, flag: 'abortRequested' | 'rollbackRequested' | 'consumersUpdated'): Promise<Rotation> {
    await this.#parts.state.write(async (trx) => {
      const row = await rowOf(trx, id);
      await trx
        .updateTable('rotation')
        .set(flag === 'rollbackRequested' ? { abortRequested: ROLL_BACK } : { [flag]: 1 })
        .where('id', '=', id)
        .execute();
      const entry = {
        kind: 'note',
        state: row.state as RotationState,
        payload: { [flag]: true },
        at: this.#now(),
      } as const;
      await this.#append(trx, id, row.fingerprint, row.fencing, entry);
    });
    return this.load(id);
  }

  /** A sealed secret of this rotation, opened; undefined where there is none (a rotation that ended keeps none). */
  async secret(id: string, name: string): Promise<SecretValue | undefined> {
    const row = await this.#parts.state.db
      .selectFrom('sealed')
      .select('sealed')
      .where('rotationId', '=', id)
      .where('name', '=', name)
      .executeTakeFirst();
    return row === undefined ? undefined : this.#parts.sealer.unseal(row.sealed);
  }

  async #move(
    lease: Lease,
    change: Omit<JournalEntry, 'at'>,
    secrets: Readonly<Record<string, SecretValue>>,
  ): Promise<Rotation> {
    const sealed = await this.#sealAll(secrets);
    await this.#parts.state.write(async (trx) => {
      const row = await this.#heldRow(trx, lease);
      const from = row.state as RotationState;
      const plan = JSON.parse(row.plan) as RotationPlan;
      requireTransition(plan, from, change.state);
      const isSide = SIDE_STATES.has(change.state);
      await trx
        .updateTable('rotation')
        .set({
          state: change.state,
          resumeState: isSide ? (SIDE_STATES.has(from) ? row.resumeState : from) : null,
          detail: isSide || 'detail' in change.payload ? textOf(change.payload['detail']) : null,
          updatedAt: this.#now(),
          leaseUntil: leaseEnd(this.#parts.now()),
          ...(change.state === 'done' ? { dueAt: plan.expiresAt ?? null } : {}),
        })
        .where('id', '=', row.id)
        .execute();
      await this.#insertSealed(trx, row.id, sealed);
      // What ended needs its secrets no more, not even sealed.
      if (ENDED.has(change.state)) await trx.deleteFrom('sealed').where('rotationId', '=', row.id).execute();
      await this.#append(trx, row.id, row.fingerprint, lease.fencing, { ...change, at: this.#now() });
    });
    return this.load(lease.rotationId);
  }

  async #heldRow(trx: Reader, lease: Lease): Promise<RotationRow> {
    const row = await rowOf(trx, lease.rotationId);
    const inTime = row.leaseUntil !== null && row.leaseUntil > this.#now();
    if (row.fencing !== lease.fencing || row.leaseHolder !== lease.holder || !inTime) {
      throw new AppError('lease-lost', `rotation: writing the journal: ${row.id}: the lease is no longer ours`, {
        hint: `unleak rotations show ${row.id} tells who went on`,
      });
    }
    return row;
  }

  async #append(
    trx: Reader,
    rotationId: string,
    fingerprint: string,
    fencing: number,
    entry: JournalEntry,
  ): Promise<void> {
    await trx
      .insertInto('journal')
      .values({ rotationId, fencing, ...entry, payload: JSON.stringify(entry.payload) })
      .execute();
    await this.#parts.onEvent(trx, { rotationId, fingerprint, ...entry });
  }

  async #sealAll(secrets: Readonly<Record<string, SecretValue>>): Promise<ReadonlyMap<string, Buffer>> {
    const sealed = new Map<string, Buffer>();
    for (const [name, value] of Object.entries(secrets)) sealed.set(name, await this.#parts.sealer.seal(value));
    return sealed;
  }

  async #insertSealed(trx: Reader, rotationId: string, sealed: ReadonlyMap<string, Buffer>): Promise<void> {
    for (const [name, bytes] of sealed) {
      await trx
        .insertInto('sealed')
        .values({ rotationId, name, sealed: bytes, at: this.#now() })
        .onConflict((oc) => oc.columns(['rotationId', 'name']).doUpdateSet({ sealed: bytes, at: this.#now() }))
        .execute();
    }
  }

  #now(): string {
    return this.#parts.now().toISOString();
  }
}

function requireTransition(plan: RotationPlan, from: RotationState, to: RotationState): void {
  const allowed = transitionsOf(stepsOf(plan.order, plan)).get(from);
  if (allowed?.has(to) !== true)
    throw new Error(`journal: order ${plan.order} has no transition from ${from} to ${to}`);
}

async function rowOf(trx: Reader, id: string): Promise<RotationRow> {
  return trx.selectFrom('rotation').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function leaseEnd(now: Date): string {
  return new Date(now.getTime() + LEASE_MS).toISOString();
}

function rotationOf(row: RotationRow): Rotation {
  return {
    id: row.id,
    plan: JSON.parse(row.plan) as RotationPlan,
    state: row.state as RotationState,
    ...(row.resumeState === null ? {} : { resumeState: row.resumeState as RotationState }),
    ...(row.detail === null ? {} : { detail: row.detail }),
    abortRequested: row.abortRequested > 0,
    rollbackRequested: row.abortRequested === ROLL_BACK,
    consumersUpdated: row.consumersUpdated === 1,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}
