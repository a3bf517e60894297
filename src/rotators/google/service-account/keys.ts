// The keys of a service account as IAM shows them. Which key is which is told by its public half, never by a claim that
// stood beside a leaked one.
import { createPublicKey, X509Certificate, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../../core/errors.js';
import type { ApiAnswer } from '../../../platform/api-client.js';
import type { RotationContext } from '../../rotator.js';
import { adminRefused, type GoogleCall } from '../client.js';
import type { ServiceAccountWorld } from './settings.js';

const accountSchema = z.object({
  email: z.string(),
  projectId: z.string().regex(/^[a-z0-9:.-]+$/),
  uniqueId: z.string(),
  disabled: z.boolean().default(false),
});
const keySchema = z.object({
  name: z.string(),
  disabled: z.boolean().default(false),
  validBeforeTime: z.string().optional(),
  publicKeyData: z.string().optional(),
});

type ServiceAccount = Readonly<z.output<typeof accountSchema>>;

export interface ServiceAccountKey {
  readonly id: string;
  readonly isDisabled: boolean;
  readonly validBefore: string | undefined;
}

interface KeyWithCertificate extends ServiceAccountKey {
  readonly certificate: X509Certificate;
}

/** Google's quota, which can't be raised. */
export const MOST_KEYS = 10;

export async function readAccount(
  world: ServiceAccountWorld,
  ctx: RotationContext,
  email: string,
): Promise<ServiceAccount> {
  const call: GoogleCall = {
    doing: 'reading the service account',
    about: email,
    method: 'GET',
    path: accountPath(email),
    signal: ctx.signal,
  };
  const answer = await world.asAdmin(world.iam, call);
  const { data } = accountSchema.safeParse(answer.body);
  if (answer.status === 200 && data !== undefined) return data;
  throw adminRefused(call, answer, 'iam.serviceAccounts.get');
}

/** The account's own keys, without those that Google keeps for itself. */
export async function listKeys(
  world: ServiceAccountWorld,
  ctx: RotationContext,
  email: string,
): Promise<readonly ServiceAccountKey[]> {
  const call: GoogleCall = {
    doing: 'listing the keys',
    about: email,
    method: 'GET',
    path: `${accountPath(email)}/keys?keyTypes=USER_MANAGED`,
    signal: ctx.signal,
  };
  const answer = await world.asAdmin(world.iam, call);
  const { data } = z.object({ keys: z.array(keySchema).default([]) }).safeParse(answer.body);
  if (answer.status === 200 && data !== undefined) return data.keys.map(keyOf);
  throw adminRefused(call, answer, 'iam.serviceAccountKeys.list');
}

/** A key with its public half; undefined where there is no such key. */
export async function readKey(
  world: ServiceAccountWorld,
  ctx: RotationContext,
  email: string,
  keyId: string,
): Promise<KeyWithCertificate | undefined> {
  const call: GoogleCall = {
    doing: 'reading a key',
    about: `${email}: ${keyId}`,
    method: 'GET',
    path: `${keyPath(email, keyId)}?publicKeyType=TYPE_X509_PEM_FILE`,
    signal: ctx.signal,
  };
  const answer = await world.asAdmin(world.iam, call);
  if (answer.status === 404) return undefined;
  const { data } = keySchema.safeParse(answer.body);
  if (answer.status !== 200 || data === undefined) throw adminRefused(call, answer, 'iam.serviceAccountKeys.get');
  return { ...keyOf(data), certificate: certificateIn(call, data.publicKeyData) };
}

/** Gives the key a certificate; the answer as it is, since what it means is the caller's. */
export function uploadKey(
  world: ServiceAccountWorld,
  ctx: RotationContext,
  email: string,
  certificate: string,
): { readonly call: GoogleCall; readonly answer: Promise<ApiAnswer> } {
  const call: GoogleCall = {
    doing: 'uploading the new public key',
    about: email,
    method: 'POST',
    path: `${accountPath(email)}/keys:upload`,
    json: { publicKeyData: Buffer.from(certificate).toString('base64') },
    signal: ctx.signal,
  };
  return { call, answer: world.asAdmin(world.iam, call) };
}

export async function changeKey(
  world: ServiceAccountWorld,
  ctx: RotationContext,
  email: string,
  keyId: string,
  change: 'disable' | 'enable' | 'delete',
): Promise<void> {
  const isDelete = change === 'delete';
  const call: GoogleCall = {
    doing: { disable: 'disabling a key', enable: 'enabling a key', delete: 'deleting a key' }[change],
    about: `${email}: ${keyId}`,
    method: isDelete ? 'DELETE' : 'POST',
    path: `${keyPath(email, keyId)}${isDelete ? '' : `:${change}`}`,
    ...(isDelete ? {} : { json: {} }),
    signal: ctx.signal,
  };
  const answer = await world.asAdmin(world.iam, call);
  // 404: an earlier attempt got through and its answer was lost, or somebody else deleted it.
  const isGone = answer.status === 404 && change !== 'enable';
  if (answer.status !== 200 && !isGone) throw adminRefused(call, answer, `iam.serviceAccountKeys.${change}`);
}

/** Whether both are halves of one pair. */
export function isPair(privateKey: KeyObject, { publicKey }: X509Certificate): boolean {
  return createPublicKey(privateKey).equals(publicKey);
}

export function keyIdIn(answer: ApiAnswer): string | undefined {
  const { data } = keySchema.safeParse(answer.body);
  return data === undefined ? undefined : keyOf(data).id;
}

function keyOf({ name, disabled, validBeforeTime }: z.output<typeof keySchema>): ServiceAccountKey {
  return { id: name.split('/').at(-1) ?? '', isDisabled: disabled, validBefore: validBeforeTime };
}

function certificateIn({ doing, about }: GoogleCall, data: string | undefined): X509Certificate {
  try {
    return new X509Certificate(Buffer.from(data ?? '', 'base64'));
  } catch (cause) {
    throw new AppError('provider-refused', `google: ${doing}: ${about}: the answer has no certificate`, { cause });
  }
}

function accountPath(email: string): string {
  return `/v1/projects/-/serviceAccounts/${encodeURIComponent(email)}`;
}

function keyPath(email: string, keyId: string): string {
  return `${accountPath(email)}/keys/${encodeURIComponent(keyId)}`;
}
