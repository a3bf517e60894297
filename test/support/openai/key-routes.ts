// The calls on the keys of a project and on the organization's admin keys.
import { z } from 'zod';
import type { FakeAnswer, FakeRequest, FakeRoute } from '../fake/fake-provider.js';
import { badRequest, failure, notFound, page, type AdminKey, type OpenaiProject, type ProjectKey } from './model.js';
import { expiryOf, forAdmin, inProject, limitReached, type OrganizationRules } from './rules.js';
import type { OpenaiState } from './state.js';
import { adminKeyView, keyView } from './views.js';

const ORGANIZATION = '/v1/organization';
const KEYS = `${ORGANIZATION}/projects/:project/api_keys`;
const ADMIN_KEYS = `${ORGANIZATION}/admin_api_keys`;

export const lifetime = z.int().positive();
export const scopeList = z.array(z.string().regex(/^[a-z_]+(?:\.[a-z_]+)+$/));

/** Neither takes null, and one has to be there. */
const updateBody = z
  .strictObject({ scopes: scopeList.optional(), expires_in_seconds: lifetime.optional() })
  .refine(({ scopes, expires_in_seconds }) => scopes !== undefined || expires_in_seconds !== undefined);

const adminBody = z.strictObject({ name: z.string().min(1), expires_in_seconds: lifetime.optional() });

export function keyRoutes(state: OpenaiState, rules: OrganizationRules): readonly FakeRoute[] {
  const onKey = (then: (key: ProjectKey, request: FakeRequest) => FakeAnswer): FakeRoute['answer'] =>
    inProject(state, rules, (request, project) => {
      const key = state.key(request.params['id'] ?? '');
      return key?.kind === 'project' && key.projectId === project.id ? then(key, request) : notFound('API key');
    });
  const onAdminKey = (then: (key: AdminKey) => FakeAnswer): FakeRoute['answer'] =>
    forAdmin(state, rules, ({ params }) => {
      const key = state.key(params['id'] ?? '');
      return key?.kind === 'admin' ? then(key) : notFound('API key');
    });
  return [
    {
      method: 'GET',
      path: KEYS,
      query: ['after', 'limit', 'owner_project_access'],
      changes: false,
      answer: inProject(state, rules, (request, project) => listed(request, project, state)),
    },
    { method: 'GET', path: `${KEYS}/:id`, changes: false, answer: onKey((key) => ok(keyView(key, state))) },
    {
      method: 'POST',
      path: `${KEYS}/:id`,
      body: updateBody,
      changes: true,
      answer: onKey((key, request) => updated(key, request, state, rules)),
    },
    { method: 'DELETE', path: `${KEYS}/:id`, changes: true, answer: onKey((key) => deleted(key, state, rules)) },
    {
      method: 'GET',
      path: ADMIN_KEYS,
      query: ['after', 'limit', 'order'],
      changes: false,
      answer: forAdmin(state, rules, ({ query }) => {
        const views = state.adminKeys().map((key) => adminKeyView(key, state));
        return page(query.get('order') === 'desc' ? views.reverse() : views, query);
      }),
    },
    {
      method: 'POST',
      path: ADMIN_KEYS,
      body: adminBody,
      changes: true,
      answer: forAdmin(state, rules, (request, admin) => adminCreated(request, admin, state, rules)),
    },
    {
      method: 'GET',
      path: `${ADMIN_KEYS}/:id`,
      changes: false,
      answer: onAdminKey((key) => ok(adminKeyView(key, state))),
    },
    {
      method: 'DELETE',
      path: `${ADMIN_KEYS}/:id`,
      changes: true,
      answer: onAdminKey(({ id }) => {
        state.removeKey(id);
        return ok({ object: 'organization.admin_api_key.deleted', id, deleted: true });
      }),
    },
  ];
}

export function ok(body: object): FakeAnswer {
  return { status: 200, body };
}

/** Unless asked for `any`, keys whose owner lost the access are left out, which the vendor says it may do. */
function listed({ query }: FakeRequest, project: OpenaiProject, state: OpenaiState): FakeAnswer {
  const wanted = query.get('owner_project_access') ?? 'active';
  if (!['active', 'inactive', 'any'].includes(wanted))
    return badRequest('owner_project_access is unknown', 'owner_project_access');
  const keys = state.keysOf(project.id).filter((key) => {
    return wanted === 'any' || state.hasAccess(key) === (wanted === 'active');
  });
  return page(
    keys.map((key) => keyView(key, state)),
    query,
  );
}

function updated(key: ProjectKey, { body }: FakeRequest, state: OpenaiState, rules: OrganizationRules): FakeAnswer {
  const { scopes, expires_in_seconds: seconds } = updateBody.parse(body);
  if (state.isExpired(key)) return failure(400, { message: 'An expired key cannot be updated', code: 'key_expired' });
  const expiry = seconds === undefined ? undefined : expiryOf(seconds, state, rules);
  if (expiry !== undefined && 'refused' in expiry) return expiry.refused;
  const expiresAt = expiry?.expiresAt ?? undefined;
  return ok(keyView(state.updateKey(key, { scopes, expiresAt }), state));
}

function deleted(key: ProjectKey, state: OpenaiState, { keepsServiceAccountKeys }: OrganizationRules): FakeAnswer {
  if (keepsServiceAccountKeys && key.owner.kind === 'service-account') {
    return failure(400, { message: 'The key belongs to a service account: delete the service account' });
  }
  state.removeKey(key.id);
  return ok({ object: 'organization.project.api_key.deleted', id: key.id, deleted: true });
}

function adminCreated(
  { body }: FakeRequest,
  admin: AdminKey,
  state: OpenaiState,
  rules: OrganizationRules,
): FakeAnswer {
  const { name, expires_in_seconds: seconds } = adminBody.parse(body);
  const expiry = expiryOf(seconds, state, rules);
  if ('refused' in expiry) return expiry.refused;
  if (state.adminKeys().length >= rules.maxAdminKeys) return limitReached('admin API keys');
  const { id, value } = state.addAdminKey(admin.ownerId, { name, ...expiry });
  const key = state.key(id);
  return key?.kind === 'admin' ? ok({ ...adminKeyView(key, state), value }) : notFound('API key');
}
