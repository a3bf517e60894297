import { isAmong } from '../access.js';
import { type Answer, type Call, notAccessible, requiresAuthentication } from '../answer.js';
import type { InstallationToken } from '../model.js';
import { pageOf } from '../paging.js';
import { repositoryView } from '../repository-views.js';

export function listInstallationRepositories(call: Call): Answer {
  const token = installationTokenOf(call);
  const all = call.state.repositories.filter((repository) =>
    isAmong(token.repositories, token.installation.account, repository),
  );
  const { items, headers } = pageOf(call, all);
  return {
    status: 200,
    headers,
    body: {
      total_count: all.length,
      repository_selection: token.repositories === 'all' ? 'all' : 'selected',
      repositories: items.map((repository) => repositoryView(repository, call.baseUrl)),
    },
  };
}

/** `DELETE /installation/token`: takes effect at once. */
export function deleteInstallationToken(call: Call): Answer {
  call.state.kill(installationTokenOf(call));
  return { status: 204 };
}

function installationTokenOf({ principal }: Call): InstallationToken {
  if (principal.kind === 'anonymous') throw requiresAuthentication();
  if (principal.kind !== 'token' || principal.token.kind !== 'installation') throw notAccessible(principal);
  return principal.token;
}
