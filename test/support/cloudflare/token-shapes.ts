// A token as requests say it and as answers show it, from the types of the vendor's client library.
import { isIP } from 'node:net';
import { z } from 'zod';
import { mintId } from './mint.js';
import type { CloudflareToken, TokenPolicy, TokenSettings } from './model.js';
import { permissionGroups } from './permissions.js';
import type { CloudflareState } from './state.js';

const resources = z
  .record(z.string().min(1), z.union([z.string(), z.record(z.string().min(1), z.string())]))
  .refine((value) => Object.keys(value).length > 0);

const policy = z.strictObject({
  // An answer's policy sent back whole is accepted, id and names with it.
  id: z.string().optional(),
  effect: z.enum(['allow', 'deny']),
  permission_groups: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[0-9a-f]{32}$/),
        name: z.string().optional(),
        meta: z.looseObject({}).optional(),
      }),
    )
    .min(1),
  resources,
});

const range = z.string().refine((text) => {
  const [address = '', bits = '32', ...more] = text.split('/');
  return isIP(address) !== 0 && /^\d{1,3}$/.test(bits) && more.length === 0;
});

const time = z.iso.datetime();

const settings = {
  name: z.string().min(1).max(120),
  policies: z.array(policy).min(1),
  condition: z
    .strictObject({
      request_ip: z.strictObject({ in: z.array(range).optional(), not_in: z.array(range).optional() }).optional(),
    })
    .optional(),
  expires_on: time.optional(),
  not_before: time.optional(),
};

export const createBody = z.strictObject(settings);

export const updateBody = z.strictObject({ ...settings, status: z.enum(['active', 'disabled', 'expired']).optional() });

export function settingsOf(body: z.infer<typeof createBody>): TokenSettings {
  const { name, policies, condition, expires_on, not_before } = body;
  const full = policies.map(({ effect, permission_groups, resources: covered }): TokenPolicy => {
    return { id: mintId(), effect, groupIds: permission_groups.map(({ id }) => id), resources: covered };
  });
  return {
    name,
    policies: full,
    ...(condition === undefined ? {} : { condition }),
    ...(expires_on === undefined ? {} : { expiresOn: expires_on }),
    ...(not_before === undefined ? {} : { notBefore: not_before }),
  };
}

export function tokenView(token: CloudflareToken, state: CloudflareState): object {
  return {
    id: token.id,
    name: token.name,
    status: state.statusOf(token),
    issued_on: token.issuedOn,
    modified_on: token.modifiedOn,
    ...(token.lastUsedOn === undefined ? {} : { last_used_on: token.lastUsedOn }),
    ...times(token),
    policies: token.policies.map(policyView),
    ...(token.condition === undefined ? {} : { condition: token.condition }),
  };
}

export function verifyView(token: CloudflareToken, state: CloudflareState): object {
  return { id: token.id, status: state.statusOf(token), ...times(token) };
}

function times({ expiresOn, notBefore }: CloudflareToken): object {
  return {
    ...(expiresOn === undefined ? {} : { expires_on: expiresOn }),
    ...(notBefore === undefined ? {} : { not_before: notBefore }),
  };
}

function policyView({ id, effect, groupIds, resources: covered }: TokenPolicy): object {
  const permission_groups = groupIds.map((groupId) => {
    const name = permissionGroups.find((group) => group.id === groupId)?.name;
    return name === undefined ? { id: groupId } : { id: groupId, name };
  });
  return { id, effect, permission_groups, resources: covered };
}
