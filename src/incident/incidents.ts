import { AppError } from '../core/errors.js';
import type { Reader, State } from '../state/database.js';
import type { IncidentRow } from '../state/tables.js';
import { appendTrail } from '../trail/trail.js';
import {
  approvalOf,
  fingerprintsOf,
  type Incident,
  type IncidentAbout,
  type IncidentApproval,
  type IncidentClosing,
  type IncidentPlan,
  type IncidentTrace,
} from './incident.js';

export interface NewIncident {
  readonly id: string;
  readonly fingerprint: string;
  readonly others: readonly string[];
  readonly about: IncidentAbout;
  readonly trace?: IncidentTrace | undefined;
}

export interface IncidentsParts {
  readonly state: State;
  readonly now: () => Date;
  /** User and machine, for the trail. */
  readonly actor: string;
}

/** The record of incidents. Whatever changes one is on the trail in the same transaction. */
export class Incidents {
  readonly #parts: IncidentsParts;

  constructor(parts: IncidentsParts) {
    this.#parts = parts;
  }

  /** Opens it, or brings what is known of the leak up to date where it is open already. */
  async open(fresh: NewIncident): Promise<{ readonly incident: Incident; readonly isNew: boolean }> {
    const { fingerprint, others, about, trace } = fresh;
    const names = [fingerprint, ...others];
    const known = { about: JSON.stringify(about), ...(trace === undefined ? {} : { trace: JSON.stringify(trace) }) };
    const detail = { validity: about.validity.state, said: about.validity.detail, ruleId: about.ruleId };
    const { id, isNew } = await this.#parts.state.write(async (trx) => {
      const rows = await trx.selectFrom('incident').selectAll().where('state', '=', 'open').execute();
      const open = rows.map(incidentOf).find((one) => fingerprintsOf(one).some((name) => names.includes(name)));
      if (open !== undefined) {
        const all = new Set([...open.others, ...names].filter((name) => name !== open.fingerprint));
        const change = { ...known, others: JSON.stringify([...all]) };
        await trx.updateTable('incident').set(change).where('id', '=', open.id).execute();
        await this.#trail(trx, open.id, 'incident look', open.fingerprint, detail);
        return { id: open.id, isNew: false };
      }
      const { now, actor } = this.#parts;
      const row = { id: fresh.id, fingerprint, others: JSON.stringify(others), state: 'open' as const };
      const none = { trace: null, plan: null, closedAt: null, closing: null };
      await trx
        .insertInto('incident')
        .values({ ...none, ...row, ...known, openedAt: now().toISOString(), openedBy: actor })
        .execute();
      await this.#trail(trx, fresh.id, 'incident open', fingerprint, detail);
      return { id: fresh.id, isNew: true };
    });
    return { incident: await this.load(id), isNew };
  }

  /** The incident with this id; `not-found` where there is none. */
  async load(id: string): Promise<Incident> {
    const row = await this.#parts.state.db.selectFrom('incident').selectAll().where('id', '=', id).executeTakeFirst();
    if (row !== undefined) return incidentOf(row);
    throw new AppError('not-found', 'incident: looking up: no incident has this id', {
      hint: 'unleak incident list shows them',
    });
  }

  /** All of them, the latest first. */
  async list(): Promise<readonly Incident[]> {
    const rows = await this.#parts.state.db.selectFrom('incident').selectAll().orderBy('openedAt', 'desc').execute();
    return rows.map(incidentOf);
  }

  /** Keeps what a person is to approve; the same plan again changes nothing. */
  async keepPlan(id: string, plan: IncidentPlan): Promise<Incident> {
    return this.#change(id, 'incident plan', async (trx, incident) => {
      if (incident.plan?.hash === plan.hash && incident.plan.rotationId === plan.rotationId) return undefined;
      await trx
        .updateTable('incident')
        .set({ plan: JSON.stringify(plan) })
        .where('id', '=', id)
        .execute();
      const { hash, rotationId: rotation, order, leaked } = plan;
      return { plan: hash, rotation, order, leaked };
    });
  }

  /**
   * Records somebody's approval of the plan that is kept; `conflict` where that is another one by now. The same person's
   * approval again changes nothing.
   */
  async approve(id: string, approval: IncidentApproval): Promise<Incident> {
    return this.#change(id, 'incident approve', async (trx, incident) => {
      const before = approvalOf(incident);
      if (before?.hash === approval.hash && before.by === approval.by && before.recordedBy === approval.recordedBy) {
        return undefined;
      }
      const approvals = [...incident.approvals, approval];
      if (approvalOf({ ...incident, approvals }) !== approval) {
        throw new AppError('conflict', `incident approve: ${id}: the plan has changed meanwhile`, {
          hint: `read it: unleak incident show ${id}`,
        });
      }
      await trx
        .updateTable('incident')
        .set({ approvals: JSON.stringify(approvals) })
        .where('id', '=', id)
        .execute();
      return { plan: approval.hash, rotation: approval.rotationId, by: approval.by };
    });
  }

  /** Puts on the trail what was done about it elsewhere. */
  async note(id: string, action: string, detail: Readonly<Record<string, unknown>>): Promise<void> {
    const { fingerprint } = await this.load(id);
    await this.#parts.state.write((trx) => this.#trail(trx, id, action, fingerprint, detail));
  }

  async close(id: string, closing: IncidentClosing): Promise<Incident> {
    return this.#change(id, 'incident close', async (trx) => {
      await trx
        .updateTable('incident')
        .set({ state: 'closed', closedAt: this.#parts.now().toISOString(), closing: JSON.stringify(closing) })
        .where('id', '=', id)
        .execute();
      const { revokedBy, reason } = closing;
      return { ...(revokedBy === undefined ? {} : { revokedBy }), ...(reason === undefined ? {} : { reason }) };
    });
  }

  /** Changes one that is open; what `work` gives goes on the trail, and nothing where it gives nothing. */
  async #change(
    id: string,
    action: string,
    work: (trx: Reader, incident: Incident) => Promise<Readonly<Record<string, unknown>> | undefined>,
  ): Promise<Incident> {
    await this.load(id);
    await this.#parts.state.write(async (trx) => {
      const row = await trx.selectFrom('incident').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
      const incident = incidentOf(row);
      if (incident.state !== 'open') {
        throw new AppError('conflict', `${action}: ${id}: it is closed`, {
          hint: 'unleak incident open opens another one for the same leak',
        });
      }
      const detail = await work(trx, incident);
      if (detail !== undefined) await this.#trail(trx, id, action, incident.fingerprint, detail);
    });
    return this.load(id);
  }

  async #trail(
    trx: Reader,
    id: string,
    action: string,
    fingerprint: string,
    detail: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const { now, actor } = this.#parts;
    const at = now().toISOString();
    await appendTrail(trx, { at, actor, action, fingerprint, detail: { incident: id, ...detail } });
  }
}

function incidentOf(row: IncidentRow): Incident {
  return {
    id: row.id,
    fingerprint: row.fingerprint,
    others: JSON.parse(row.others) as string[],
    state: row.state,
    about: JSON.parse(row.about) as IncidentAbout,
    ...(row.trace === null ? {} : { trace: JSON.parse(row.trace) as IncidentTrace }),
    ...(row.plan === null ? {} : { plan: JSON.parse(row.plan) as IncidentPlan }),
    approvals: JSON.parse(row.approvals) as IncidentApproval[],
    openedAt: row.openedAt,
    openedBy: row.openedBy,
    ...(row.closedAt === null ? {} : { closedAt: row.closedAt }),
    ...(row.closing === null ? {} : { closing: JSON.parse(row.closing) as IncidentClosing }),
  };
}
