/** Which configurations of repositories the user has read and accepted, by the hash of their content. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../core/errors.js';
import { pathsFor } from '../platform/paths.js';
import { ensurePrivateFolder, readPrivateFile, writePrivateFile } from '../platform/private-files.js';

const trustedSchema = z.strictObject({
  schemaVersion: z.literal(1),
  files: z.record(z.string(), z.strictObject({ sha256: z.string(), trustedAt: z.string() })),
});
type Trusted = z.output<typeof trustedSchema>;

/** A file whose content somebody has seen: trust is for these bytes at this path only. */
export interface SeenFile {
  readonly path: string;
  readonly sha256: string;
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Records that the user trusts this content; one that was trusted there before no longer is. */
export async function recordTrust(env: NodeJS.ProcessEnv, { path, sha256 }: SeenFile, now: Date): Promise<void> {
  const trusted = await readTrusted(env);
  const files = { ...trusted.files, [path]: { sha256, trustedAt: now.toISOString() } };
  await ensurePrivateFolder(pathsFor(env).config);
  await writePrivateFile(trustedPath(env), `${JSON.stringify({ ...trusted, files }, null, 2)}\n`);
}

export async function isTrusted(env: NodeJS.ProcessEnv, { path, sha256 }: SeenFile): Promise<boolean> {
  const { files } = await readTrusted(env);
  return Object.hasOwn(files, path) && files[path]?.sha256 === sha256;
}

async function readTrusted(env: NodeJS.ProcessEnv): Promise<Trusted> {
  const path = trustedPath(env);
  const bytes = await readPrivateFile(path);
  if (bytes === undefined) return { schemaVersion: 1, files: {} };
  try {
    return trustedSchema.parse(JSON.parse(bytes.toString('utf8')));
  } catch (cause) {
    throw new AppError('config', `config: read: ${path}: not a list of trusted files`, {
      hint: 'remove it and run unleak config trust again',
      cause,
    });
  }
}

function trustedPath(env: NodeJS.ProcessEnv): string {
  return join(pathsFor(env).config, 'trusted.json');
}
