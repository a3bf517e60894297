import type { Handler } from '../answer.js';
import { createInstallationToken, getApp } from './app.js';
import { deleteInstallationToken, listInstallationRepositories } from './installation.js';
import { listOrganizationTokens } from './organization.js';
import { createDeployKey, deleteDeployKey, getDeployKey, getRepository, listDeployKeys } from './repository.js';
import { revokeCredentials } from './revoke.js';
import { getSecretsKey, getSecret, putSecret } from './secrets.js';
import { getUser, listSshKeys } from './user.js';

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
  'GET /orgs/{org}/personal-access-tokens': listOrganizationTokens,
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
