import { grants, isAmong } from '../access.js';
import { appView, timestamp } from '../account-views.js';
import { type Answer, type Call, failure, notFound, Refusal, suspended } from '../answer.js';
import type { App, Installation, Level, Permissions, Repository } from '../model.js';
import { repositoryView } from '../repository-views.js';

export function getApp(call: Call): Answer {
  const app = appOf(call);
  const installations = call.state.installations.filter((installation) => installation.app === app);
  return { status: 200, body: appView(app, installations.length, call.baseUrl) };
}

interface Wish {
  readonly repositories?: readonly string[];
  readonly repository_ids?: readonly number[];
  readonly permissions?: Readonly<Record<string, Level>>;
}

/** `POST /app/installations/{installation_id}/access_tokens`: a token for one hour with at most the App's rights. */
export function createInstallationToken(call: Call): Answer {
  const app = appOf(call);
  const id = Number(call.path['installation_id']);
  const installation = call.state.installations.find((candidate) => candidate.id === id && candidate.app === app);
  if (installation === undefined) throw notFound();
  if (installation.isSuspended) throw suspended();
  const wish = (call.body ?? {}) as Wish;
  const chosen = chosenRepositories(call, installation, wish);
  const permissions = chosenPermissions(installation, wish);
  const token = call.state.addInstallationToken(installation, {
    permissions,
    ...(chosen === undefined ? {} : { repositories: chosen }),
  });
  return {
    status: 201,
    body: {
      token: token.value,
      expires_at: token.expiresAt === undefined ? undefined : timestamp(token.expiresAt),
      permissions,
      repository_selection: token.repositories === 'all' ? 'all' : 'selected',
      ...(chosen === undefined ? {} : { repositories: chosen.map((item) => repositoryView(item, call.baseUrl)) }),
    },
  };
}

function appOf({ principal }: Call): App {
  if (principal.kind !== 'app') throw new Refusal(failure(401, 'A JSON web token could not be decoded'));
  return principal.app;
}

const MAX_REPOSITORIES = 500;

function chosenRepositories(call: Call, installation: Installation, wish: Wish): readonly Repository[] | undefined {
  const { repositories: names, repository_ids: ids } = wish;
  if (names === undefined && ids === undefined) return undefined;
  const found = [
    ...(names ?? []).map((name) => call.state.findRepository(installation.account.login, name)),
    ...(ids ?? []).map((id) => call.state.repositories.find((repository) => repository.id === id)),
  ];
  if (found.length > MAX_REPOSITORIES)
    throw unprocessable(`No more than ${MAX_REPOSITORIES} repositories can be listed.`);
  const chosen = new Set<Repository>();
  for (const repository of found) {
    if (repository === undefined || !isAmong(installation.repositories, installation.account, repository)) {
      throw unprocessable(
        'There is at least one repository that does not exist or is not accessible to the parent installation.',
      );
    }
    chosen.add(repository);
  }
  return [...chosen];
}

function chosenPermissions(installation: Installation, { permissions }: Wish): Permissions {
  if (permissions === undefined) return installation.permissions;
  for (const [name, level] of Object.entries(permissions)) {
    if (!grants(installation.permissions, name, level)) {
      throw unprocessable('The permissions requested are not granted to this installation.');
    }
  }
  return { metadata: 'read', ...permissions };
}

function unprocessable(message: string): Refusal {
  return new Refusal(failure(422, message));
}
