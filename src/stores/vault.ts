/**
 * HashiCorp Vault and OpenBao: KV version 2, where a version is published by compare-and-set.
 *
 * Vault has no labels. A staged value stands beside the secret at `PATH__pending/ROTATION`, as text, with the number
 * that it will get; `PATH__pending/claim` says which rotation may stage. Current is the newest version, previous the one
 * before it, and a version's id is its number. Which rotation made a version stands in the secret's custom metadata.
 */
import { AppError } from '../core/errors.js';
import { SecretValue } from '../core/secret-value.js';
import type { SecretStore, StageRequest, StoreEntry, StoreVersion } from './secret-store.js';
import { vaultClient, type VaultDependencies, type VaultSettings } from './vault/client.js';
import { fromData, isSameData, toData } from './vault/data.js';
import { kvEngine, type Kv, type KvVersion } from './vault/kv.js';
import {
  claimPath,
  CLAIM,
  customMetadata,
  isOurs,
  metadataOf,
  ownerOfPending,
  pendingFolder,
  pendingPath,
  publisherOf,
  requirePath,
  requireRotationId,
} from './vault/names.js';

export type { VaultAuth, VaultDependencies, VaultSettings } from './vault/client.js';

interface Pending {
  /** The version number that the value gets when it is published. */
  readonly id: string;
  readonly value: SecretValue;
  readonly createdAt: string;
  readonly customMetadata: Readonly<Record<string, string>>;
}

/** Nothing is sent before the first call. The token is kept in memory only and never renewed. */
export function vaultStore(settings: VaultSettings, deps: VaultDependencies): SecretStore {
  const kv = kvEngine(vaultClient(settings, deps), settings.mount, deps.clock);
  return {
    type: 'vault',

    async current(path, signal) {
      requirePath(path);
      return versionOf(await kv.read(path, signal));
    },

    async previous(path, signal) {
      requirePath(path);
      const newest = (await kv.read(path, signal))?.version ?? 0;
      return newest < 2 ? undefined : versionOf(await kv.read(path, signal, newest - 1));
    },

    stage: (request, signal) => stage(kv, request, signal),

    async staged(path, rotationId, signal) {
      requirePath(path);
      requireRotationId(rotationId);
      const pending = await readPending(kv, path, rotationId, signal);
      if (pending === undefined) return undefined;
      return { id: pending.id, value: pending.value, createdAt: pending.createdAt, rotationId };
    },

    async pendingRotation(path, signal) {
      requirePath(path);
      const [pending] = (await kv.list(pendingFolder(path), signal)).filter((name) => name !== CLAIM);
      return pending;
    },

    promote: (path, rotationId, versionId, expectedCurrent, signal) =>
      promote(kv, { path, rotationId, versionId, expectedCurrent }, signal),

    discard: (path, rotationId, signal) => removePending(kv, path, rotationId, signal),

    list: (signal) => list(kv, signal),
  };
}

async function stage(kv: Kv, request: StageRequest, signal: AbortSignal): Promise<string> {
  const { path, rotationId, value, metadata } = request;
  requirePath(path);
  requireRotationId(rotationId);
  toData(path, value);
  const now = await kv.read(path, signal);
  const before = await stagedBefore(kv, request, now, signal);
  if (before !== undefined) {
    if (isSameValue(path, before.value, value)) return before.id;
    throw new AppError('conflict', `vault: stage: ${path}: rotation ${rotationId} staged another value before`);
  }
  await claim(kv, path, rotationId, signal);
  const id = String((now?.version ?? 0) + 1);
  const place = pendingPath(path, rotationId);
  // Metadata first: whoever sees the value also sees whose it is.
  await kv.setMetadata(place, customMetadata(rotationId, id, metadata), signal);
  const isWritten = await kv.compareAndSet(place, { value: value.reveal(), version: id }, 0, signal);
  if (!isWritten) throw new AppError('conflict', `vault: stage: ${path}: rotation ${rotationId} is staging elsewhere`);
  return id;
}

/** What this rotation staged at the path, published or pending; not the version that is to be replaced now. */
async function stagedBefore(
  kv: Kv,
  { path, rotationId, replaces }: StageRequest,
  now: KvVersion | undefined,
  signal: AbortSignal,
): Promise<StoreVersion | Pending | undefined> {
  const ofCurrent = replaces !== undefined && versionOf(now)?.id === replaces;
  const out = await published(kv, path, rotationId, now, signal);
  if (out !== undefined && out.id !== replaces) return out;
  const pending = await readPending(kv, path, rotationId, signal);
  if (!ofCurrent || pending?.id !== replaces) return pending;
  // Its promotion was broken off after it had published and before it removed this.
  await kv.remove(pendingPath(path, rotationId), signal);
  return undefined;
}

/** Lets one rotation stage at a time: the first to write the claim, decided by Vault. */
async function claim(kv: Kv, path: string, rotationId: string, signal: AbortSignal): Promise<void> {
  const others = (await kv.list(pendingFolder(path), signal)).filter((name) => name !== CLAIM && name !== rotationId);
  const held = await kv.read(claimPath(path), signal);
  const owner = others[0] ?? ownerOf(held);
  if (owner !== undefined && owner !== rotationId) throw pendingElsewhere(path, owner);
  if (owner === rotationId) return;
  if (await kv.compareAndSet(claimPath(path), { rotation: rotationId }, held?.version ?? 0, signal)) return;
  throw pendingElsewhere(path, ownerOf(await kv.read(claimPath(path), signal)) ?? 'unknown');
}

interface Promotion {
  readonly path: string;
  readonly rotationId: string;
  readonly versionId: string;
  readonly expectedCurrent: string | undefined;
}

async function promote(kv: Kv, promotion: Promotion, signal: AbortSignal): Promise<void> {
  const { path, rotationId, versionId } = promotion;
  requirePath(path);
  requireRotationId(rotationId);
  // In this order: whoever publishes marks the secret before the pending value goes.
  const pending = await readPending(kv, path, rotationId, signal);
  const now = await kv.read(path, signal);
  const isMarked = rotationOf(now) === rotationId && String(now?.version) === versionId;
  if (!isMarked) {
    if (pending?.id !== versionId) {
      throw new AppError('conflict', `vault: promote: ${path}: version ${versionId} is not staged by ${rotationId}`);
    }
    await publish(kv, promotion, pending, now, signal);
    await mark(kv, path, pending.customMetadata, signal);
  }
  await removePending(kv, path, rotationId, signal);
}

async function publish(
  kv: Kv,
  { path, versionId, expectedCurrent }: Promotion,
  pending: Pending,
  now: KvVersion | undefined,
  signal: AbortSignal,
): Promise<void> {
  const data = toData(path, pending.value);
  const number = now?.version ?? 0;
  // An earlier attempt published it and did not come to say so.
  if (String(number) === versionId && now?.data !== undefined && isSameData(now.data, data)) return;
  const found = versionOf(now)?.id;
  const isAsExpected = found === expectedCurrent && String(number + 1) === versionId;
  if (isAsExpected && (await kv.compareAndSet(path, data, number, signal))) return;
  throw new AppError(
    'conflict',
    `vault: promote: ${path}: current version is not ${expectedCurrent ?? 'none'} any more`,
    { hint: 'somebody else wrote the secret meanwhile: compare before going on' },
  );
}

/** Says in the secret's metadata which rotation made which version; names that are not ours stay. */
async function mark(
  kv: Kv,
  path: string,
  custom: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<void> {
  const old = Object.keys((await kv.read(path, signal))?.customMetadata ?? {}).filter(isOurs);
  await kv.patchMetadata(path, { ...Object.fromEntries(old.map((name) => [name, null])), ...custom }, signal);
}

async function removePending(kv: Kv, path: string, rotationId: string, signal: AbortSignal): Promise<void> {
  requirePath(path);
  requireRotationId(rotationId);
  await kv.remove(pendingPath(path, rotationId), signal);
  // The claim last: while it stands, nobody else stages.
  if (ownerOf(await kv.read(claimPath(path), signal)) === rotationId) await kv.remove(claimPath(path), signal);
}

async function readPending(
  kv: Kv,
  path: string,
  rotationId: string,
  signal: AbortSignal,
): Promise<Pending | undefined> {
  const found = await kv.read(pendingPath(path, rotationId), signal);
  const { value, version } = found?.data ?? {};
  if (found === undefined || typeof value !== 'string' || typeof version !== 'string') return undefined;
  const { createdAt, customMetadata: custom } = found;
  return { id: version, value: new SecretValue(value), createdAt, customMetadata: custom };
}

/** What this rotation published at the path, whether or not somebody wrote after it. */
async function published(
  kv: Kv,
  path: string,
  rotationId: string,
  now: KvVersion | undefined,
  signal: AbortSignal,
): Promise<StoreVersion | undefined> {
  const by = publisherOf(now?.customMetadata ?? {});
  if (by.rotationId !== rotationId) return undefined;
  const version = Number(by.versionId);
  return versionOf(version === now?.version ? now : await kv.read(path, signal, version));
}

async function list(kv: Kv, signal: AbortSignal): Promise<readonly StoreEntry[]> {
  const entries = new Map<string, StoreEntry>();
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const owner = ownerOfPending(folder);
    for (const name of await kv.list(folder, signal)) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (name.endsWith('/')) folders.push(path.slice(0, -1));
      else if (owner === undefined) await addCurrent(kv, entries, path, signal);
      else if (name !== CLAIM) await addPending(kv, entries, owner, name, signal);
    }
  }
  return [...entries.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
}

async function addCurrent(kv: Kv, entries: Map<string, StoreEntry>, path: string, signal: AbortSignal): Promise<void> {
  const found = await kv.metadata(path, signal);
  if (found?.liveVersion === undefined) return;
  const { liveVersion, updatedAt, customMetadata: custom } = found;
  // What is known of the current value counts, not of the pending one.
  entries.set(path, {
    ...entries.get(path),
    path,
    currentVersion: String(liveVersion),
    updatedAt,
    metadata: metadataOf(custom),
  });
}

async function addPending(
  kv: Kv,
  entries: Map<string, StoreEntry>,
  path: string,
  rotationId: string,
  signal: AbortSignal,
): Promise<void> {
  const found = await kv.metadata(pendingPath(path, rotationId), signal);
  if (found === undefined) return;
  const alone = { path, updatedAt: found.updatedAt, metadata: metadataOf(found.customMetadata) };
  entries.set(path, { ...alone, ...entries.get(path), pendingRotationId: rotationId });
}

function versionOf(found: KvVersion | undefined): StoreVersion | undefined {
  if (found?.data === undefined) return undefined;
  const rotationId = rotationOf(found);
  return {
    id: String(found.version),
    value: fromData(found.data),
    createdAt: found.createdAt,
    ...(rotationId === undefined ? {} : { rotationId }),
  };
}

/** The rotation that made this version: the metadata is of the whole secret and names the version it speaks of. */
function rotationOf(found: KvVersion | undefined): string | undefined {
  const { rotationId, versionId } = publisherOf(found?.customMetadata ?? {});
  return found !== undefined && versionId === String(found.version) ? rotationId : undefined;
}

function isSameValue(path: string, one: SecretValue, other: SecretValue): boolean {
  return one.equals(other) || isSameData(toData(path, one), toData(path, other));
}

function ownerOf(held: KvVersion | undefined): string | undefined {
  const owner = held?.data?.['rotation'];
  return typeof owner === 'string' ? owner : undefined;
}

function pendingElsewhere(path: string, owner: string): AppError {
  return new AppError('conflict', `vault: stage: ${path}: rotation ${owner} has a version pending there`, {
    hint: `let it end first: unleak rotations show ${owner}, on the machine that began it`,
  });
}
