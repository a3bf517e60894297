/** The calls of Vault's KV version 2 engine that a store needs, each with its answer made plain. */
import { AppError } from '../../core/errors.js';
import type { Clock } from '../../platform/clock.js';
import { encodePath, recordOf, type CallVault, type VaultAnswer, type VaultCall } from './client.js';
import { isSameData, type KvData } from './data.js';

export interface KvVersion {
  readonly version: number;
  /** Undefined where the version was deleted or destroyed. */
  readonly data: KvData | undefined;
  readonly createdAt: string;
  /** Of the whole secret: Vault keeps none per version. */
  readonly customMetadata: Readonly<Record<string, string>>;
}

export interface KvMetadata {
  /** The newest version, where it was neither deleted nor destroyed. */
  readonly liveVersion: number | undefined;
  readonly updatedAt: string;
  readonly customMetadata: Readonly<Record<string, string>>;
}

export interface Kv {
  /** The newest version or the one asked for; undefined where there is none. */
  read(path: string, signal: AbortSignal, version?: number): Promise<KvVersion | undefined>;
  /**
   * Writes version `cas + 1` if the newest still is `cas` (0: none) and tells whether that is what now stands there.
   * An unclear answer is settled by reading: ours, unchanged (then it is sent once more), or somebody else's.
   */
  compareAndSet(path: string, data: KvData, cas: number, signal: AbortSignal): Promise<boolean>;
  metadata(path: string, signal: AbortSignal): Promise<KvMetadata | undefined>;
  /** Replaces the custom metadata, creating the secret without a version where there is none. */
  setMetadata(path: string, custom: Readonly<Record<string, string>>, signal: AbortSignal): Promise<void>;
  /** Changes these names only; null removes one. */
  patchMetadata(path: string, custom: Readonly<Record<string, string | null>>, signal: AbortSignal): Promise<void>;
  /** Removes all versions and the metadata for good. Succeeds if nothing is there. */
  remove(path: string, signal: AbortSignal): Promise<void>;
  /** Names in a folder (`` is the root); folders end in a slash. */
  list(folder: string, signal: AbortSignal): Promise<readonly string[]>;
}

export function kvEngine(callVault: CallVault, mount: string, clock: Clock): Kv {
  const engine = encodePath(mount);
  let isChecked: Promise<void> | undefined;

  /** Under version 1 the same paths would be accepted and mean something else. */
  async function call(request: Omit<VaultCall, 'path'>, below: string): Promise<VaultAnswer> {
    isChecked ??= requireVersionTwo(callVault, engine, request.signal);
    await isChecked.catch((error: unknown) => {
      isChecked = undefined;
      throw error;
    });
    return callVault({ ...request, path: `${engine}/${below}` });
  }

  async function ask(request: Omit<VaultCall, 'path'>, below: string): Promise<unknown> {
    const { status, body } = await call(request, below).catch((error: unknown) => {
      throw error instanceof AppError && error.code === 'ambiguous' ? unreachable(error) : error;
    });
    if (status === 400) throw refused(request);
    // 404 with errors is a missing mount; without, a missing secret; with data, a deleted version.
    if (status === 404 && asArray(recordOf(body)['errors']).length > 0) throw refused(request, 404);
    return recordOf(body)['data'];
  }

  /** For what may be sent again without harm. */
  async function repeatable(request: Omit<VaultCall, 'path'>, below: string): Promise<void> {
    const send = (): Promise<VaultAnswer> => call(request, below);
    const { status } = await send().catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'ambiguous') return send();
      throw error;
    });
    if (status === 400 || (status === 404 && request.verb !== 'delete')) throw refused(request, status);
  }

  const kv: Kv = {
    async read(path, signal, version) {
      const query = version === undefined ? '' : `?version=${String(version)}`;
      const request = { doing: 'read', about: path, verb: 'read', signal } as const;
      const data = await ask(request, `data/${encodePath(path)}${query}`);
      return data === undefined ? undefined : parseVersion(data, path);
    },

    async compareAndSet(path, data, cas, signal) {
      const request = { doing: 'write', about: path, verb: 'write', json: { data, options: { cas } }, signal } as const;
      for (const isLast of [false, true]) {
        const outcome = await attempt(() => call(request, `data/${encodePath(path)}`));
        if (outcome === 'written') return true;
        const now = await kv.read(path, signal);
        const version = now?.version ?? 0;
        // The write got through, whatever became of its answer.
        if (version === cas + 1 && now?.data !== undefined && isSameData(now.data, data)) return true;
        if (version !== cas) return false;
        if (outcome === 'refused') throw refused(request);
        if (isLast) break;
      }
      throw new AppError('ambiguous', `vault: write: ${path}: the answers were lost, and nothing is written so far`);
    },

    async metadata(path, signal) {
      const request = { doing: 'read metadata', about: path, verb: 'read', signal } as const;
      const data = await ask(request, `metadata/${encodePath(path)}`);
      return data === undefined ? undefined : parseMetadata(data, clock.now());
    },

    setMetadata: (path, custom, signal) => {
      const json = { custom_metadata: custom };
      const request = { doing: 'write metadata', about: path, verb: 'write', json, signal } as const;
      return repeatable(request, `metadata/${encodePath(path)}`);
    },

    patchMetadata: (path, custom, signal) => {
      const json = { custom_metadata: custom };
      const request = { doing: 'write metadata', about: path, verb: 'update', json, signal } as const;
      return repeatable(request, `metadata/${encodePath(path)}`);
    },

    remove: (path, signal) =>
      repeatable({ doing: 'remove', about: path, verb: 'delete', signal }, `metadata/${encodePath(path)}`),

    async list(folder, signal) {
      const request = { doing: 'list', about: folder === '' ? 'all' : folder, verb: 'list', signal } as const;
      const data = await ask(request, `metadata/${encodePath(folder)}`);
      return asArray(recordOf(data)['keys']).map(String);
    },
  };
  return kv;
}

async function attempt(send: () => Promise<VaultAnswer>): Promise<'written' | 'refused' | 'unclear'> {
  try {
    const { status } = await send();
    // 400 is a version that did not match, or bad data: what stands there tells which.
    return status === 200 ? 'written' : 'refused';
  } catch (error) {
    if (error instanceof AppError && error.code === 'ambiguous') return 'unclear';
    throw error;
  }
}

async function requireVersionTwo(callVault: CallVault, engine: string, signal: AbortSignal): Promise<void> {
  const { status, body } = await callVault({
    doing: 'check the engine',
    about: decodeURIComponent(engine),
    verb: 'read',
    path: `sys/internal/ui/mounts/${engine}`,
    signal,
  });
  const { type, options } = recordOf(recordOf(body)['data']);
  if (status === 200 && type === 'kv' && recordOf(options)['version'] === '2') return;
  throw new AppError('config', `vault: check the engine: ${decodeURIComponent(engine)}: not a KV version 2 engine`, {
    hint: 'mount: names the engine, as `vault secrets list` shows it; version 1 keeps no versions',
  });
}

function parseVersion(body: unknown, path: string): KvVersion {
  const { data, metadata } = recordOf(body);
  const { version, created_time: createdAt, custom_metadata: custom } = recordOf(metadata);
  if (typeof version !== 'number') throw new AppError('provider-refused', `vault: read: ${path}: not a KV answer`);
  const isLive = typeof data === 'object' && data !== null;
  return {
    version,
    data: isLive ? (data as KvData) : undefined,
    createdAt: String(createdAt),
    customMetadata: textsOf(custom),
  };
}

function parseMetadata(body: unknown, now: Date): KvMetadata {
  const { current_version: current, versions, updated_time: updatedAt, custom_metadata: custom } = recordOf(body);
  const newest = recordOf(recordOf(versions)[String(current)]);
  const isLive = newest['destroyed'] === false && !isPast(newest['deletion_time'], now);
  return {
    liveVersion: isLive && typeof current === 'number' ? current : undefined,
    updatedAt: String(updatedAt),
    customMetadata: textsOf(custom),
  };
}

/** Vault writes a time to come where versions delete themselves. */
function isPast(time: unknown, now: Date): boolean {
  return typeof time === 'string' && time !== '' && Date.parse(time) <= now.getTime();
}

function textsOf(custom: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(recordOf(custom)).map(([name, value]) => [name, String(value)]));
}

function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function refused(request: Omit<VaultCall, 'path'>, status = 400): AppError {
  const what = `vault: ${request.doing}: ${request.about}: status ${String(status)}`;
  return new AppError('provider-refused', what, {
    hint: status === 404 ? 'the mount in the configuration does not exist there' : undefined,
  });
}

function unreachable(error: AppError): AppError {
  return new AppError('provider-unreachable', error.message, { cause: error });
}
