/** Our names in a secret of AWS: the id of a staged version, labels, tags. */
import { createHash } from 'node:crypto';
import { AppError } from '../../core/errors.js';
import type { StageRequest } from '../secret-store.js';

const ROTATION = 'unleak-rotation-';
/** On a first version, which AWS labels current at once: it is not current before it is promoted. */
export const UNPROMOTED = 'unleak-unpromoted-';
export const CREATED_BY = 'unleak-created-by';
export const LIVE_TAG = 'unleak:';
export const PENDING_TAG = 'unleak-pending:';
const MAX_TAG = 256;

export const rotationLabel = (rotationId: string): string => ROTATION + rotationId;
export const unpromotedLabel = (rotationId: string): string => UNPROMOTED + rotationId;

/** The rotation that made a version: its label stays on it. */
export function rotationOfLabels(labels: readonly string[]): string | undefined {
  return labels.find((label) => label.startsWith(ROTATION))?.slice(ROTATION.length);
}

/** Fails with `config` for a name that Secrets Manager would refuse or mistake for part of an ARN. */
export function requireName(path: string): void {
  const isGood = /^[A-Za-z0-9/_+=.@-]{1,512}$/.test(path) && !/-[A-Za-z0-9]{6}$/.test(path);
  if (isGood) return;
  throw new AppError('config', `aws-secrets-manager: path: ${JSON.stringify(path)}: not a usable name of a secret`, {
    hint: 'letters, digits and /_+=.@- only, and no hyphen before the last six characters',
  });
}

/**
 * Id of the version that this rotation stages: the same for the same value, so that a request that is sent again is
 * recognized by AWS and ignored. Staged values are random, so nothing can be guessed from it.
 */
export function versionIdFor({ path, rotationId, value }: Pick<StageRequest, 'path' | 'rotationId' | 'value'>): string {
  const valueHash = createHash('sha256').update(value.reveal(), 'utf8').digest();
  const hash = createHash('sha256').update(`unleak version v1\0${rotationId}\0${path}\0`).update(valueHash).digest();
  // A UUID of version 8: its other bits are whatever the maker wants.
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x80, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Any text in the characters that a tag may have: others become `=HH` for each byte. Too long a text is cut. */
export function toTag(text: string): string {
  let tag = '';
  for (const character of text) {
    const isPlain = /^[A-Za-z0-9 _.:/+@-]$/.test(character);
    const spelled = isPlain ? character : Buffer.from(character, 'utf8').toString('hex').replace(/../g, '=$&');
    if (tag.length + spelled.length > MAX_TAG) break;
    tag += spelled;
  }
  return tag;
}

export function fromTag(tag: string): string {
  return tag.replace(/(?:=[0-9a-f]{2})+/g, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'));
}
