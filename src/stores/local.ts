/** The embedded store: age-sealed versions in files of the user's own, readable without any server. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, errorCodeOf } from '../core/errors.js';
import type { SecretValue } from '../core/secret-value.js';
import type { Clock } from '../platform/clock.js';
import { removeLeftovers } from '../platform/private-files.js';
import { randomId } from '../platform/random.js';
import type { Sealer } from '../sealing/sealer.js';
import {
  readRevision,
  writeRevision,
  type Label,
  type LocalState,
  type LocalVersion,
  type Revision,
} from './local-files.js';
import { decodeName, encodeName } from './local-names.js';
import type { SecretStore, StageRequest, StoreEntry, StoreVersion } from './secret-store.js';

export interface LocalStoreOptions {
  readonly dir: string;
  readonly sealer: Sealer;
  readonly clock: Clock;
}

/** A store that a person can also write to directly. */
export interface LocalStore extends SecretStore {
  /** Makes the value current, what was current previous, and gives the new version's id. */
  put(path: string, value: SecretValue, signal: AbortSignal): Promise<string>;
}

/** The next state, or undefined where nothing is to be changed. */
type Change = (state: LocalState, now: Date) => LocalState | undefined;

/** Each lost attempt means that another writer won; so many in a row mean that something is wrong. */
const WRITE_ATTEMPTS = 50;

export function localStore({ dir, sealer, clock }: LocalStoreOptions): LocalStore {
  const folderOf = (path: string): string => join(dir, encodeName(path));

  /** Applies the change to the newest revision, again from the start where somebody else wrote meanwhile. */
  async function edit(path: string, signal: AbortSignal, change: (revision: Revision) => Promise<Change> | Change) {
    const folder = folderOf(path);
    removeLeftovers(folder);
    for (let attempt = 0; attempt < WRITE_ATTEMPTS; attempt += 1) {
      signal.throwIfAborted();
      const revision = await readRevision(folder);
      const now = clock.now();
      const next = (await change(revision))(revision.state, now);
      if (next === undefined || (await writeRevision(folder, revision, trim(next, now), now))) return;
    }
    throw new AppError('conflict', `local store: write: ${path}: others keep writing to it`, { hint: 'try again' });
  }

  async function read(path: string, label: Label, signal: AbortSignal): Promise<StoreVersion | undefined> {
    signal.throwIfAborted();
    const version = labelled((await readRevision(folderOf(path))).state, label);
    return version === undefined ? undefined : open(version);
  }

  async function open({ id, createdAt, rotationId, sealed }: LocalVersion): Promise<StoreVersion> {
    const value = await sealer.unseal(Buffer.from(sealed, 'base64'));
    return { id, value, createdAt, ...(rotationId === undefined ? {} : { rotationId }) };
  }

  async function newVersion(
    value: SecretValue,
    rest: Pick<LocalVersion, 'rotationId' | 'metadata'>,
  ): Promise<LocalVersion> {
    const sealed = await sealer.seal(value);
    return { id: randomId(), createdAt: clock.now().toISOString(), sealed: sealed.toString('base64'), ...rest };
  }

  /** The id of what this rotation wrote before, if it is the same value; `conflict` if it is another one. */
  async function alreadyStaged(
    { path, rotationId, value, replaces }: StageRequest,
    state: LocalState,
  ): Promise<string | undefined> {
    // What is to be replaced was promoted once; after that it is previous, and nothing of this rotation is pending.
    const replaced = replaces === state.labels.pending ? undefined : replaces;
    const mine = state.versions.find((version) => version.rotationId === rotationId && version.id !== replaced);
    if (mine === undefined) return undefined;
    if ((await open(mine)).value.equals(value)) return mine.id;
    throw new AppError('conflict', `local store: stage: ${path}: rotation ${rotationId} staged another value before`);
  }

  return {
    type: 'local',
    current: (path, signal) => read(path, 'current', signal),
    previous: (path, signal) => read(path, 'previous', signal),

    async stage(request, signal) {
      const { path, rotationId, metadata } = request;
      const fresh = await newVersion(request.value, { rotationId, metadata });
      let id = fresh.id;
      await edit(path, signal, async ({ state }) => {
        const existing = await alreadyStaged(request, state);
        id = existing ?? fresh.id;
        return existing === undefined ? addPending(path, fresh) : () => undefined;
      });
      return id;
    },

    async staged(path, rotationId, signal) {
      signal.throwIfAborted();
      const pending = labelled((await readRevision(folderOf(path))).state, 'pending');
      return pending?.rotationId === rotationId ? open(pending) : undefined;
    },

    async pendingRotation(path, signal) {
      signal.throwIfAborted();
      const pending = labelled((await readRevision(folderOf(path))).state, 'pending');
      return pending && (pending.rotationId ?? 'unknown');
    },

    promote: (path, rotationId, versionId, expectedCurrent, signal) =>
      edit(path, signal, () => promotion(path, rotationId, versionId, expectedCurrent)),

    discard: (path, rotationId, signal) =>
      edit(path, signal, () => (state) => {
        const isMine = labelled(state, 'pending')?.rotationId === rotationId;
        return isMine ? { ...state, labels: withoutPending(state.labels) } : undefined;
      }),

    async put(path, value, signal) {
      const version = await newVersion(value, { metadata: {} });
      await edit(path, signal, () => (state) => {
        const versions = [...state.versions, version];
        return { ...state, versions, labels: moveCurrent(state.labels, version.id) };
      });
      return version.id;
    },

    async list(signal) {
      const entries: StoreEntry[] = [];
      for (const path of storedNames(dir)) {
        signal.throwIfAborted();
        const entry = entryOf(path, (await readRevision(folderOf(path))).state);
        if (entry !== undefined) entries.push(entry);
      }
      return entries;
    },
  };
}

function addPending(path: string, version: LocalVersion): Change {
  return (state) => {
    const pending = labelled(state, 'pending');
    if (pending !== undefined) {
      const owner = pending.rotationId ?? 'unknown';
      throw new AppError('conflict', `local store: stage: ${path}: rotation ${owner} has a version pending there`, {
        hint: `let it end first: unleak rotations show ${owner}, on the machine that began it`,
      });
    }
    return { ...state, versions: [...state.versions, version], labels: { ...state.labels, pending: version.id } };
  };
}

function promotion(path: string, rotationId: string, versionId: string, expectedCurrent: string | undefined): Change {
  return (state) => {
    const { current, pending } = state.labels;
    if (current === versionId && labelled(state, 'current')?.rotationId === rotationId) return undefined;
    if (pending !== versionId || labelled(state, 'pending')?.rotationId !== rotationId) {
      throw new AppError(
        'conflict',
        `local store: promote: ${path}: version ${versionId} is not staged by ${rotationId}`,
      );
    }
    if (current !== expectedCurrent) {
      const found = current ?? 'none';
      throw new AppError(
        'conflict',
        `local store: promote: ${path}: current version is ${found}, expected ${expectedCurrent ?? 'none'}`,
        { hint: 'somebody else wrote the secret meanwhile: compare before going on' },
      );
    }
    return { ...state, labels: moveCurrent(withoutPending(state.labels), versionId) };
  };
}

function moveCurrent(labels: LocalState['labels'], id: string): LocalState['labels'] {
  return { ...labels, current: id, ...(labels.current === undefined ? {} : { previous: labels.current }) };
}

function withoutPending(labels: LocalState['labels']): LocalState['labels'] {
  return Object.fromEntries(Object.entries(labels).filter(([label]) => label !== 'pending'));
}

/** Only labelled versions are kept: an older value is of no use to anybody but a thief. */
function trim(state: LocalState, now: Date): LocalState {
  const kept = new Set(Object.values(state.labels));
  return { ...state, updatedAt: now.toISOString(), versions: state.versions.filter(({ id }) => kept.has(id)) };
}

function labelled(state: LocalState, label: Label): LocalVersion | undefined {
  const id = state.labels[label];
  return id === undefined ? undefined : state.versions.find((version) => version.id === id);
}

function entryOf(path: string, state: LocalState): StoreEntry | undefined {
  const [current, pending] = [labelled(state, 'current'), labelled(state, 'pending')];
  if (current === undefined && pending === undefined) return undefined;
  return {
    path,
    ...(current === undefined ? {} : { currentVersion: current.id }),
    ...(pending?.rotationId === undefined ? {} : { pendingRotationId: pending.rotationId }),
    updatedAt: state.updatedAt,
    metadata: (current ?? pending)?.metadata ?? {},
  };
}

function storedNames(dir: string): readonly string[] {
  try {
    return readdirSync(dir)
      .map(decodeName)
      .filter((name) => name !== undefined)
      .sort();
  } catch (cause) {
    if (errorCodeOf(cause) === 'ENOENT') return [];
    throw new AppError('config', `local store: list: ${dir}: ${errorCodeOf(cause) ?? 'failed'}`, { cause });
  }
}
