/** Where things of ours stand beside a secret: the pending value of each rotation, and whose turn it is. */
import { AppError } from '../../core/errors.js';

const PENDING = '__pending';
/** Says which rotation may stage; no rotation has this id. */
export const CLAIM = 'claim';
const RESERVED = ['rotation_id', 'version_id'];
const PREFIX = 'unleak_';

export const pendingFolder = (path: string): string => `${path}${PENDING}`;
export const pendingPath = (path: string, rotationId: string): string => `${pendingFolder(path)}/${rotationId}`;
export const claimPath = (path: string): string => `${pendingFolder(path)}/${CLAIM}`;

/** The path of the secret that a folder of pending values belongs to. */
export function ownerOfPending(folder: string): string | undefined {
  return folder.endsWith(PENDING) ? folder.slice(0, -PENDING.length) : undefined;
}

/** Fails with `config` for a path that Vault would clean, or that would be taken for a pending value. */
export function requirePath(path: string): void {
  const isGood = path
    .split('/')
    .every((part) => part !== '' && part !== '.' && part !== '..' && part === part.trim() && !part.endsWith(PENDING));
  if (isGood && !/\p{Cc}/u.test(path) && isWellFormed(path)) return;
  throw new AppError('config', `vault: path: ${JSON.stringify(path)}: not a path of a secret`, {
    hint: `names between single slashes, none of them . or .. or ending in ${PENDING}; the mount is set apart`,
  });
}

/** Without half a surrogate pair, which no URL can hold. */
function isWellFormed(text: string): boolean {
  return Buffer.from(text, 'utf8').toString('utf8') === text;
}

/** Fails for an id that can't be a name in a folder. */
export function requireRotationId(id: string): void {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(id) || id === CLAIM) throw new RangeError('vault: rotation id: not usable');
}

/** What stands in custom metadata for one rotation. Vault allows 512 bytes for each: longer texts are cut. */
export function customMetadata(
  rotationId: string,
  versionId: string,
  metadata: Readonly<Record<string, string>>,
): Record<string, string> {
  const own = Object.entries(metadata).map(([name, text]) => {
    if (RESERVED.includes(name)) throw new RangeError(`vault: metadata: ${name} is reserved`);
    return [PREFIX + name, cut(text)] as const;
  });
  return { ...Object.fromEntries(own), [`${PREFIX}rotation_id`]: rotationId, [`${PREFIX}version_id`]: versionId };
}

/** Which rotation published which version. */
export function publisherOf(custom: Readonly<Record<string, string>>): { rotationId?: string; versionId?: string } {
  const [rotationId, versionId] = RESERVED.map((name) => custom[PREFIX + name]);
  return rotationId === undefined || versionId === undefined ? {} : { rotationId, versionId };
}

/** The names and texts that `customMetadata` was given. */
export function metadataOf(custom: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(custom)
      .filter(([name]) => isOurs(name))
      .map(([name, text]) => [name.slice(PREFIX.length), text] as const)
      .filter(([name]) => !RESERVED.includes(name)),
  );
}

export function isOurs(name: string): boolean {
  return name.startsWith(PREFIX);
}

function cut(text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length <= 512) return text;
  // A character that is cut through becomes the replacement character: leave it out.
  return bytes
    .subarray(0, 512)
    .toString('utf8')
    .replace(/\uFFFD+$/, '');
}
