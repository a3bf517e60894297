import { randomBytes } from 'node:crypto';
import { SecretValue } from '../../core/secret-value.js';

/** NAMEDATALEN - 1: a longer name would be cut by the server, silently. */
const MAX_NAME_BYTES = 63;

/** What the comment on a role says when unleak made it. */
export interface Marker {
  readonly rotationId: string;
  /** The role that owns the objects and holds the rights. */
  readonly base: string;
}

/** The name of the sibling role that this rotation makes: recognizable, unique, and never longer than a name may be. */
export function siblingName(base: string, rotationId: string): string {
  const room = MAX_NAME_BYTES - 1 - Buffer.byteLength(rotationId);
  let kept = '';
  for (const character of base) {
    if (Buffer.byteLength(kept + character) > room) break;
    kept += character;
  }
  return `${kept}_${rotationId}`;
}

export function markerText({ rotationId, base }: Marker): string {
  return `unleak rotation ${rotationId}; base ${base}`;
}

/** The marker in a role's comment; undefined when the comment is somebody else's. */
export function parseMarker(comment: string | null): Marker | undefined {
  const [, rotationId, base] = /^unleak rotation (r[0-9a-f]{12}); base (.+)$/s.exec(comment ?? '') ?? [];
  return rotationId === undefined || base === undefined ? undefined : { rotationId, base };
}

/** 240 random bits in letters that need no escape in a URL, an env file or a shell; never starts like an option. */
export function generatePassword(): SecretValue {
  for (;;) {
    const password = randomBytes(30).toString('base64url');
    if (/^[A-Za-z0-9]/.test(password)) return new SecretValue(password);
  }
}
