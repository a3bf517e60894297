// What an organization decides for itself, and the guards that all calls on it share.
import type { FakeAnswer, FakeRequest, FakeRoute } from '../fake/fake-provider.js';
import { asAdmin, type AccessRules } from './authenticate.js';
import { failure, notFound, type AdminKey, type OpenaiProject } from './model.js';
import type { OpenaiState } from './state.js';

export interface OrganizationRules extends AccessRules {
  /** The longest life of a new key; where set, each has to have an end. */
  readonly maxKeySeconds: number | undefined;
  readonly maxKeysPerAccount: number;
  readonly maxAccountsPerProject: number;
  readonly maxAdminKeys: number;
  /** Whether a service account's key goes only with its account, as it did until 2026. */
  readonly keepsServiceAccountKeys: boolean;
}

/** Lets in who has an admin key. */
export function forAdmin(
  state: OpenaiState,
  rules: OrganizationRules,
  handler: (request: FakeRequest, admin: AdminKey) => FakeAnswer,
): FakeRoute['answer'] {
  return (request) => {
    const admin = asAdmin(request, state, rules);
    return 'refused' in admin ? admin.refused : handler(request, admin);
  };
}

/** With the project of the path; one that is archived can only be looked at. */
export function inProject(
  state: OpenaiState,
  rules: OrganizationRules,
  handler: (request: FakeRequest, project: OpenaiProject) => FakeAnswer,
): FakeRoute['answer'] {
  return forAdmin(state, rules, (request) => {
    const project = state.projects.get(request.params['project'] ?? '');
    if (project === undefined) return notFound('project');
    const isFrozen = project.archivedAt !== null && request.method !== 'GET';
    if (isFrozen) return failure(400, { message: 'The project is archived', code: 'project_archived' });
    return handler(request, project);
  });
}

/** The end of a key that is to live so long, or what the organization says against it. */
export function expiryOf(
  seconds: number | null | undefined,
  state: OpenaiState,
  { maxKeySeconds }: OrganizationRules,
): { readonly expiresAt: number | null } | { readonly refused: FakeAnswer } {
  const isTooLong = maxKeySeconds !== undefined && (seconds ?? Infinity) > maxKeySeconds;
  if (isTooLong) {
    const message = `The key's lifetime must be given and be at most ${maxKeySeconds} seconds`;
    return { refused: failure(400, { message, param: 'expires_in_seconds' }) };
  }
  return { expiresAt: seconds === null || seconds === undefined ? null : state.seconds() + seconds };
}

export function limitReached(what: string): FakeAnswer {
  return failure(400, { message: `You have reached the maximum number of ${what}`, code: 'limit_reached' });
}
