// The calls on projects and their service accounts, the only owners for whom a key can be made.
import { z } from 'zod';
import type { FakeAnswer, FakeRequest, FakeRoute } from '../fake/fake-provider.js';
import { ok, lifetime, scopeList } from './key-routes.js';
import { badRequest, notFound, page, type OpenaiProject, type ServiceAccount } from './model.js';
import { expiryOf, forAdmin, inProject, limitReached, type OrganizationRules } from './rules.js';
import type { OpenaiState, Told } from './state.js';
import { accountView, newKeyView, projectView } from './views.js';

const PROJECTS = '/v1/organization/projects';
const ACCOUNTS = `${PROJECTS}/:project/service_accounts`;

const createBody = z.strictObject({
  name: z.string().min(1),
  create_service_account_only: z.boolean().nullish(),
  expires_in_seconds: lifetime.nullish(),
});

const updateBody = z.strictObject({ name: z.string().min(1).optional(), role: z.enum(['member', 'owner']).optional() });

const keyBody = z.strictObject({
  name: z.string().min(1).optional(),
  scopes: scopeList.optional(),
  expires_in_seconds: lifetime.nullish(),
});

export function accountRoutes(state: OpenaiState, rules: OrganizationRules): readonly FakeRoute[] {
  const within = (handler: (request: FakeRequest, project: OpenaiProject) => FakeAnswer) =>
    inProject(state, rules, handler);
  const onAccount = (then: (account: ServiceAccount, request: FakeRequest) => FakeAnswer) =>
    within((request, project) => {
      const account = state.account(request.params['account'] ?? '');
      return account?.projectId === project.id ? then(account, request) : notFound('service account');
    });
  return [
    {
      method: 'GET',
      path: PROJECTS,
      query: ['after', 'limit', 'include_archived'],
      changes: false,
      answer: forAdmin(state, rules, ({ query }) => {
        const isAll = query.get('include_archived') === 'true';
        const projects = [...state.projects.values()].filter(({ archivedAt }) => isAll || archivedAt === null);
        return page(projects.map(projectView), query);
      }),
    },
    {
      method: 'GET',
      path: `${PROJECTS}/:project`,
      changes: false,
      answer: within((_, project) => ok(projectView(project))),
    },
    {
      method: 'GET',
      path: ACCOUNTS,
      query: ['after', 'limit'],
      changes: false,
      answer: within(({ query }, { id }) => page(state.accountsOf(id).map(accountView), query)),
    },
    {
      method: 'POST',
      path: ACCOUNTS,
      body: createBody,
      changes: true,
      answer: within((request, project) => created(request, project, state, rules)),
    },
    {
      method: 'GET',
      path: `${ACCOUNTS}/:account`,
      changes: false,
      answer: onAccount((account) => ok(accountView(account))),
    },
    {
      method: 'POST',
      path: `${ACCOUNTS}/:account`,
      body: updateBody,
      changes: true,
      answer: onAccount(({ id }, { body }) =>
        ok(accountView(state.changeAccount(id, changeOf(updateBody.parse(body))))),
      ),
    },
    {
      method: 'DELETE',
      path: `${ACCOUNTS}/:account`,
      changes: true,
      answer: onAccount(({ id }) => {
        state.removeAccount(id);
        return ok({ object: 'organization.project.service_account.deleted', id, deleted: true });
      }),
    },
    {
      method: 'POST',
      path: `${ACCOUNTS}/:account/api_keys`,
      body: keyBody,
      changes: true,
      answer: onAccount((account, request) => keyCreated(account, request, state, rules)),
    },
  ];
}

function changeOf({ name, role }: z.infer<typeof updateBody>): Partial<Pick<ServiceAccount, 'name' | 'role'>> {
  return { ...(name === undefined ? {} : { name }), ...(role === undefined ? {} : { role }) };
}

function created(
  { body }: FakeRequest,
  project: OpenaiProject,
  state: OpenaiState,
  rules: OrganizationRules,
): FakeAnswer {
  const { name, create_service_account_only: isBare = false, expires_in_seconds: seconds } = createBody.parse(body);
  if (isBare === true && typeof seconds === 'number')
    return badRequest('there is no key to expire', 'expires_in_seconds');
  const expiry = isBare === true ? { expiresAt: null } : expiryOf(seconds, state, rules);
  if ('refused' in expiry) return expiry.refused;
  if (state.accountsOf(project.id).length >= rules.maxAccountsPerProject) return limitReached('service accounts');
  const account = state.addServiceAccount(project.id, name, isBare === true ? 'none' : 'member');
  const key = isBare === true ? null : toldView(state.addServiceAccountKey(project.id, account.id, expiry), state);
  return ok({ ...accountView(account), api_key: key });
}

function keyCreated(
  account: ServiceAccount,
  { body }: FakeRequest,
  state: OpenaiState,
  rules: OrganizationRules,
): FakeAnswer {
  const { name, scopes, expires_in_seconds: seconds } = keyBody.parse(body ?? {});
  const expiry = expiryOf(seconds, state, rules);
  if ('refused' in expiry) return expiry.refused;
  const owned = state.keysOf(account.projectId).filter(({ owner }) => owner.id === account.id);
  if (owned.length >= rules.maxKeysPerAccount) return limitReached('API keys');
  const about = { ...(name === undefined ? {} : { name }), ...(scopes === undefined ? {} : { scopes }), ...expiry };
  return ok(toldView(state.addServiceAccountKey(account.projectId, account.id, about), state));
}

function toldView({ id, value }: Told, state: OpenaiState): object {
  const key = state.key(id);
  return key?.kind === 'project' ? newKeyView(key, value) : {};
}
