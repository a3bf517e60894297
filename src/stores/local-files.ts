/**
 * How the local store keeps one secret: a folder with numbered revisions, of which the highest counts. A revision is
 * created under a number that nobody has taken yet, so of two writers one wins and the other looks again; there is no
 * lock that a crash could leave behind.
 */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError, errorCodeOf } from '../core/errors.js';
import {
  createPrivateFile,
  ensurePrivateFolder,
  readPrivateFile,
  TEMP_PREFIX,
  writePrivateFile,
} from '../platform/private-files.js';

const versionSchema = z.object({
  id: z.string(),
  createdAt: z.string(),
  rotationId: z.string().optional(),
  /** Base64 of the age file. */
  sealed: z.string(),
  metadata: z.record(z.string(), z.string()),
});
const stateSchema = z.object({
  schemaVersion: z.literal(1),
  updatedAt: z.string(),
  versions: z.array(versionSchema).readonly(),
  labels: z.object({
    current: z.string().optional(),
    previous: z.string().optional(),
    pending: z.string().optional(),
  }),
});

export type LocalVersion = Readonly<z.infer<typeof versionSchema>>;
export type LocalState = Readonly<z.infer<typeof stateSchema>>;
export type Label = keyof LocalState['labels'];

export interface Revision {
  /** 0 where the secret does not exist yet. */
  readonly number: number;
  readonly state: LocalState;
}

const KEPT_REVISIONS = 2;
const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const EMPTY: LocalState = { schemaVersion: 1, updatedAt: '', versions: [], labels: {} };
/** A reader loses a race only when a writer empties the revision between list and read. */
const READ_ATTEMPTS = 10;

export async function readRevision(folder: string): Promise<Revision> {
  for (let attempt = 0; attempt < READ_ATTEMPTS; attempt += 1) {
    const number = revisionNumbers(folder).at(-1);
    if (number === undefined) return { number: 0, state: EMPTY };
    const path = join(folder, `${String(number)}.json`);
    const bytes = await readPrivateFile(path);
    if (bytes !== undefined && bytes.length > 0) return { number, state: parseState(path, bytes) };
  }
  throw new AppError('conflict', `local store: read: ${folder}: it changes faster than it can be read`);
}

/** Writes the revision after `base` and gives true; gives false where somebody else already wrote one. */
export async function writeRevision(folder: string, base: Revision, state: LocalState, now: Date): Promise<boolean> {
  await ensurePrivateFolder(folder);
  const number = base.number + 1;
  const created = await createPrivateFile(
    join(folder, `${String(number)}.json`),
    `${JSON.stringify(state, null, 2)}\n`,
  );
  if (created) await tidy(folder, number, now);
  return created;
}

/**
 * Old revisions are emptied rather than removed for a month: a writer that slept since it read one would else find the
 * next number free and take it, though the secret has moved on. Left-over temporary files go after an hour.
 */
async function tidy(folder: string, newest: number, now: Date): Promise<void> {
  for (const number of revisionNumbers(folder)) {
    if (number > newest - KEPT_REVISIONS) break;
    const path = join(folder, `${String(number)}.json`);
    const { size, ageMs } = measure(path, now);
    if (size > 0) await writePrivateFile(path, '');
    else if (ageMs > 30 * DAY_MS) rmSync(path, { force: true });
  }
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name.startsWith(TEMP_PREFIX) && measure(path, now).ageMs > HOUR_MS) rmSync(path, { force: true });
  }
}

function measure(path: string, now: Date): { readonly size: number; readonly ageMs: number } {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? { size: 0, ageMs: 0 } : { size: stats.size, ageMs: now.getTime() - stats.mtimeMs };
}

function revisionNumbers(folder: string): readonly number[] {
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch (cause) {
    if (errorCodeOf(cause) === 'ENOENT') return [];
    throw new AppError('config', `local store: read: ${folder}: ${errorCodeOf(cause) ?? 'failed'}`, { cause });
  }
  return names
    .filter((name) => /^[1-9][0-9]{0,14}\.json$/.test(name))
    .map((name) => Number.parseInt(name, 10))
    .sort((a, b) => a - b);
}

function parseState(path: string, bytes: Buffer): LocalState {
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    throw new AppError('config', `local store: read: ${path}: not JSON`, { cause, hint: 'restore it from a backup' });
  }
  const parsed = stateSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new AppError('config', `local store: read: ${path}: not a revision of this version of unleak`, {
    cause: parsed.error,
  });
}
