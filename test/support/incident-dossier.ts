// All that may be on record of an incident, for the suites of what is made from it.
import type { Dossier, RotationRecord } from '../../src/incident/dossier.js';
import type { RotationState } from '../../src/journal/orders.js';
import type { JournalEntry, JournalPayload, Rotation, RotationPlan } from '../../src/journal/rotation.js';
import type { TrailRow } from '../../src/state/tables.js';

const FINGERPRINT = `v1:${'ab'.repeat(16)}`;
export const AT = '2026-03-01T10:00:00.000Z';

/** What stands beside a text from outside: nothing, unless a test wants it there. */
export type Told = (text: string) => string;

export function entry(kind: JournalEntry['kind'], state: RotationState, payload: JournalPayload = {}): JournalEntry {
  return { kind, state, payload, at: AT };
}

export function rotationRecord(
  state: RotationState,
  history: readonly JournalEntry[],
  {
    plan = {},
    told = (text) => text,
    ...change
  }: Partial<Omit<Rotation, 'plan'>> & {
    readonly plan?: Partial<RotationPlan>;
    readonly told?: Told;
  } = {},
): RotationRecord {
  const rotation: Rotation = {
    id: 'r0123456789ab',
    state,
    abortRequested: false,
    rollbackRequested: false,
    consumersUpdated: false,
    createdAt: AT,
    updatedAt: AT,
    ...change,
    plan: {
      order: 'overlap',
      credentialName: told('orders-app'),
      fingerprint: FINGERPRINT,
      rotator: 'orders-db',
      provider: 'postgres',
      attributes: { user: told('orders_app') },
      purpose: told('orders service'),
      place: { store: 'local', path: told('orders/db') },
      consumers: [{ kind: 'env-file', path: told('/srv/orders/.env'), key: 'DATABASE_URL' }],
      graceMs: 0,
      deleteOld: false,
      facts: {},
      notes: [told('a note')],
      ...plan,
    },
  };
  return { rotation, history };
}

/** An incident with every kind of text from outside in it. */
export function dossierWith(change: Partial<Dossier> = {}, told: Told = (text) => text): Dossier {
  const place = { source: 'git-blob', startLine: 1, startColumn: 1, endLine: 1, endColumn: 9 } as const;
  const plan = {
    hash: '0123456789abcdef',
    rotationId: 'r0123456789ab',
    madeAt: AT,
    credential: told('orders-app'),
    provider: 'postgres',
    rotator: told('orders-db'),
    order: 'overlap',
    leaked: 'accepted',
    store: told('local:orders/db'),
    steps: [told('make it'), told('tell them')],
    notes: [told('a note')],
    emergency: { reason: told('a stranger uses it'), by: told('ann') },
  } as const;
  return {
    incident: {
      id: 'i0123456789ab',
      fingerprint: FINGERPRINT,
      others: [],
      state: 'open',
      about: {
        ruleId: 'postgres-url',
        provider: 'postgres',
        kind: 'connection URL with password',
        severity: 'critical',
        checksum: 'none',
        companions: [{ name: told('user'), value: told('orders_app') }],
        validity: { state: 'active', detail: told('it let it in'), checkedAt: AT },
        facts: { owner: told('ann'), scopes: told('read'), [told('more')]: told('things') },
        tooMuch: [told('admin: does everything')],
      },
      plan,
      approvals: [{ hash: plan.hash, rotationId: plan.rotationId, by: told('ann'), recordedBy: told('bob'), at: AT }],
      openedAt: AT,
      openedBy: told('ann@host'),
      closing: { by: told('ann'), revokedBy: told('bob'), reason: told('seen in the console') },
    },
    now: AT,
    isDead: false,
    validity: { state: 'active', detail: told('it let it in'), checkedAt: AT },
    firstSeenAt: AT,
    places: [
      {
        ...place,
        repository: told('/srv/orders'),
        path: told('config/db.yml'),
        commit: 'cd'.repeat(20),
        author: told('Ann <ann@example.com>'),
        date: '2026-01-01T00:00:00Z',
        refs: [told('main')],
        inHead: false,
        place: told('stash@{0}'),
      },
      { ...place, source: 'file', path: told('/srv/.env') },
    ],
    swept: [{ list: told('nightly'), target: told('/srv'), places: 2 }],
    rotations: [
      rotationRecord('awaiting-human', [entry('note', 'issuing', { stopped: told('no permission') })], {
        told,
        detail: told('a person has to create it'),
      }),
    ],
    trail: trailOf(told),
    check: { entries: 2, head: '0'.repeat(64), broken: [], incomplete: [] },
    ...change,
  };
}

function trailOf(told: Told): readonly TrailRow[] {
  const texts = ['incident', 'validity', 'said', 'plan', 'order', 'by', 'rotation', 'format', 'revokedBy', 'reason'];
  const more = ['consumer', 'waiting', 'stopped', 'detail', 'credential', 'provider', 'store', 'emergency', 'lastUse'];
  const detail = Object.fromEntries([...texts, ...more].map((name) => [name, told(name)]));
  const attributes = { old: { [told('user')]: told('orders_app') }, new: { user: told('orders_app_2') } };
  const actions = ['open', 'look', 'plan', 'approve', 'rotate', 'report', 'close'].map((name) => `incident ${name}`);
  const states = ['planned', 'issued', 'promoted', 'disabled', 'dead', 'awaiting-human'];
  const moves = states.map((state) => `rotation result ${state}`);
  const rows = [...actions, ...moves, 'rotation note updating', 'rotation intent disabling', told('something else')];
  // A note says one thing at a time.
  const singles = more.map((name) => ({ [name]: told(name) }));
  return rows.flatMap((action, index) =>
    (action.startsWith('rotation note') ? singles : [detail]).map((one, number) => ({
      seq: index * 100 + number,
      at: AT,
      actor: told('ann@host'),
      action,
      fingerprint: FINGERPRINT,
      rotationId: action.startsWith('rotation') ? 'r0123456789ab' : null,
      detail: JSON.stringify({ ...one, ...attributes, updated: true }),
      previousHash: '',
      hash: '',
    })),
  );
}
