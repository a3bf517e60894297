// What unleak leaves at IAM under its own name: users, tags and one inline policy.

/** IAM's limit for the name of a user. */
const MAX_USER_NAME = 64;

/** The rotation that made a user, and the user whose place it took. */
export const ROTATION_TAG = 'unleak-rotation';
export const BASE_TAG = 'unleak-base';

/** The name of the user that this rotation makes: recognizable, unique, and never longer than a name may be. */
export function successorName(base: string, rotationId: string): string {
  const ending = `-unleak-${rotationId}`;
  return `${base.slice(0, MAX_USER_NAME - ending.length)}${ending}`;
}

export interface Marker {
  readonly rotationId: string;
  readonly base: string;
}

/** The marker among a user's tags; undefined where no rotation made the user. */
export function markerOf(tags: Readonly<Record<string, string>>): Marker | undefined {
  const rotationId = tags[ROTATION_TAG];
  const base = tags[BASE_TAG];
  if (rotationId === undefined || base === undefined || !/^r[0-9a-f]{12}$/.test(rotationId)) return undefined;
  return { rotationId, base };
}

/** The tags of the old user, so that rights bound to them hold for the new one too, and the marker. */
export function markedTags(tags: Readonly<Record<string, string>>, marker: Marker): Readonly<Record<string, string>> {
  // `aws:` is AWS' own prefix: such tags are seen but can't be set.
  const kept = Object.entries(tags).filter(([name]) => !name.toLowerCase().startsWith('aws:'));
  return { ...Object.fromEntries(kept), [ROTATION_TAG]: marker.rotationId, [BASE_TAG]: marker.base };
}

/** The one inline policy of a user whose rights were narrowed. */
export const SCOPE_POLICY = 'unleak-scope';

export function revocationName(rotationId: string): string {
  return `unleak-revoke-sessions-${rotationId}`;
}
