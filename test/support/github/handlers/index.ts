import type { Handler } from '../answer.js';
import { createInstallationToken, getApp } from './app.js';
import { deleteInstallationToken, listInstallationRepositories } from './installation.js';
import { listCredentialAuthorizations } from './authorizations.js';
import { listOrganizationTokens } from './organization.js';
import {
  createDeployKey,
  createStatus,
  deleteDeployKey,
  emptyList,
  getDeployKey,
  getRepository,
  listBranches,
  listDeployKeys,
} from './repository.js';
import { revokeCredentials } from './revoke.js';
import { getSecretsKey, getSecret, listSecrets, putSecret } from './secrets.js';
import { getUser, listEmails, listRepositories, listSshKeys } from './user.js';

/** The operations of the slice of GitHub's description, by the name they have there. */
export const handlers = {
  'GET /user': getUser,
  'GET /user/keys': listSshKeys,
  'POST /credentials/revoke': revokeCredentials,
  'DELETE /installation/token': deleteInstallationToken,
  'GET /installation/repositories': listInstallationRepositories,
  'GET /app': getApp,
  'POST /app/installations/{installation_id}/access_tokens': createInstallationToken,
  'GET /repos/{owner}/{repo}': getRepository,
  'GET /repos/{owner}/{repo}/keys': listDeployKeys,
  'POST /repos/{owner}/{repo}/keys': createDeployKey,
  'GET /repos/{owner}/{repo}/keys/{key_id}': getDeployKey,
  'DELETE /repos/{owner}/{repo}/keys/{key_id}': deleteDeployKey,
  'GET /user/emails': listEmails,
  'GET /user/repos': listRepositories,
  'GET /repos/{owner}/{repo}/branches': listBranches,
  'GET /repos/{owner}/{repo}/hooks': emptyList('repository_hooks', [], true),
  'GET /repos/{owner}/{repo}/actions/runs': emptyList('actions', { total_count: 0, workflow_runs: [] }),
  'GET /repos/{owner}/{repo}/actions/secrets': listSecrets,
  'GET /repos/{owner}/{repo}/actions/variables': emptyList('variables', { total_count: 0, variables: [] }, true),
  'GET /repos/{owner}/{repo}/deployments': emptyList('deployments'),
  'GET /repos/{owner}/{repo}/issues': emptyList('issues'),
  'GET /repos/{owner}/{repo}/pulls': emptyList('pull_requests'),
  'POST /repos/{owner}/{repo}/statuses/{sha}': createStatus,
  'GET /orgs/{org}/personal-access-tokens': listOrganizationTokens,
  'GET /orgs/{org}/credential-authorizations': listCredentialAuthorizations,
  'GET /repos/{owner}/{repo}/actions/secrets/public-key': getSecretsKey,
  'GET /repos/{owner}/{repo}/actions/secrets/{secret_name}': getSecret,
  'PUT /repos/{owner}/{repo}/actions/secrets/{secret_name}': putSecret,
  'GET /repos/{owner}/{repo}/environments/{environment_name}/secrets/public-key': getSecretsKey,
  'GET /repos/{owner}/{repo}/environments/{environment_name}/secrets/{secret_name}': getSecret,
  'PUT /repos/{owner}/{repo}/environments/{environment_name}/secrets/{secret_name}': putSecret,
} as const satisfies Readonly<Record<string, Handler>>;

export type OperationName = keyof typeof handlers;

export function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(handlers, name);
}
