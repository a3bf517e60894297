// API keys as version 2 of their API shows and takes them, field by field after its published description.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { refusal } from './answers.js';
import type { GoogleApiKey } from './model.js';
import type { GoogleState } from './state.js';

const words = z.array(z.string()).optional();

const restrictions = z.strictObject({
  browserKeyRestrictions: z.strictObject({ allowedReferrers: words }).optional(),
  serverKeyRestrictions: z.strictObject({ allowedIps: words }).optional(),
  androidKeyRestrictions: z
    .strictObject({
      allowedApplications: z
        .array(z.strictObject({ sha1Fingerprint: z.string().optional(), packageName: z.string().optional() }))
        .optional(),
    })
    .optional(),
  iosKeyRestrictions: z.strictObject({ allowedBundleIds: words }).optional(),
  apiTargets: z.array(z.strictObject({ service: z.string(), methods: words })).optional(),
});

const writable = {
  displayName: z.string().optional(),
  annotations: z.record(z.string(), z.string()).optional(),
  restrictions: restrictions.optional(),
};

export const keyToMake = z.strictObject(writable);
/** What the provider alone sets may come along from an earlier read, and is ignored. */
export const keyToChange = z.strictObject({
  ...writable,
  name: z.string().optional(),
  uid: z.string().optional(),
  createTime: z.string().optional(),
  updateTime: z.string().optional(),
  etag: z.string().optional(),
});

export type KeyFields = z.output<typeof keyToMake>;

const MOST_NAME_CHARACTERS = 63;
const UUID_LIKE = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function checkFields({ displayName = '', restrictions: limits = {} }: KeyFields): void {
  if (displayName.length > MOST_NAME_CHARACTERS) throw refusal('INVALID_ARGUMENT', 'display_name is too long.');
  const { apiTargets: _targets, ...clients } = limits;
  const kinds = Object.values(clients).filter((limit) => limit !== undefined);
  if (kinds.length > 1) throw refusal('INVALID_ARGUMENT', 'Only one type of client restrictions can be specified.');
}

/** "Must conform with RFC-1034 ... must NOT be a UUID-like string." */
export function checkKeyId(id: string): void {
  if (!/^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/.test(id) || UUID_LIKE.test(id)) {
    throw refusal('INVALID_ARGUMENT', 'Invalid key_id.');
  }
}

/** Names the project by its number, whatever it was asked for by. Never the key string. */
export function keyView(state: GoogleState, key: GoogleApiKey): Readonly<Record<string, unknown>> {
  const { number } = state.projectOf(key.projectId)!;
  return {
    name: `projects/${number}/locations/global/keys/${key.id}`,
    uid: key.uid,
    ...(key.displayName === '' ? {} : { displayName: key.displayName }),
    createTime: new Date(key.createdAtMs).toISOString(),
    updateTime: new Date(key.updatedAtMs).toISOString(),
    ...(key.deletedAtMs === undefined ? {} : { deleteTime: new Date(key.deletedAtMs).toISOString() }),
    ...(Object.keys(key.annotations).length === 0 ? {} : { annotations: key.annotations }),
    ...(key.restrictions === undefined ? {} : { restrictions: key.restrictions }),
    etag: etagOf(key),
  };
}

export function etagOf(key: GoogleApiKey): string {
  const digest = createHash('sha256')
    .update(`${key.uid}:${String(key.revision)}`)
    .digest('base64')
    .slice(0, 22);
  return `W/"${digest}=="`;
}
