import type { ProviderConfig } from '../../config/schema.js';
import { AppError } from '../../core/errors.js';
import { killFirst } from '../../rotators/kill-first.js';
import type { Rotator } from '../../rotators/rotator.js';
import type { Io } from './io.js';
import type { RotationHouse } from './rotation-house.js';
import type { RotatorUse } from './rotator-use.js';
import { openAwsIam } from './rotators/aws-iam.js';
import { openGithub } from './rotators/github.js';
import { openNpm } from './rotators/npm.js';
import { openStripe } from './rotators/stripe.js';
import { openCloudflare } from './rotators/cloudflare.js';
import { openOpenai } from './rotators/openai.js';
import { openGoogleApiKey, openGoogleServiceAccount } from './rotators/google.js';
import { openMysql } from './rotators/mysql.js';
import { openPostgres } from './rotators/postgres.js';
import { openRedis } from './rotators/redis.js';
import { openVaultToken } from './rotators/vault-token.js';
import { openSlack } from './rotators/slack.js';
import { openSsh } from './rotators/ssh.js';
import { openSendgrid } from './rotators/sendgrid.js';
import { openGitlab } from './rotators/gitlab.js';
import { openGeneric } from './rotators/generic.js';

/**
 * The rotator of that name as configured. Its admin credential is looked up now and goes only to the configured host;
 * only the code of its own provider is loaded.
 */
export async function rotatorNamed(io: Io, house: RotationHouse, name: string, use: RotatorUse = {}): Promise<Rotator> {
  const settings = house.config.providers[name];
  if (settings === undefined) throw noProvider(name);
  const configured = await openRotator(io, house, settings, use);
  const wider = unnarrowed(settings);
  if (wider === undefined) return configured;
  return killFirst(configured, use.isEmergency === true ? await openRotator(io, house, wider, use) : undefined);
}

/** The entry without what narrows a replacement; undefined where it has nothing of that kind, or sees to it itself. */
function unnarrowed(settings: ProviderConfig): ProviderConfig | undefined {
  const wider = withoutNarrowing(settings);
  const countOf = (entry: ProviderConfig): number => Object.values(entry).filter((one) => one !== undefined).length;
  return countOf(wider) === countOf(settings) ? undefined : wider;
}

function withoutNarrowing(settings: ProviderConfig): ProviderConfig {
  const { type } = settings;
  if (type === 'sendgrid') return { ...settings, scopes: undefined };
  if (type === 'gitlab') return { ...settings, scopes: undefined, 'access-level': undefined };
  if (type === 'vault-token') return { ...settings, policies: undefined };
  if (type === 'cloudflare') return { ...settings, allow: undefined, 'from-addresses': undefined };
  return type === 'google-api-key' ? { ...settings, apis: undefined, allowedIps: undefined } : settings;
}

async function openRotator(io: Io, house: RotationHouse, settings: ProviderConfig, use: RotatorUse): Promise<Rotator> {
  switch (settings.type) {
    case 'postgres':
      return openPostgres(io, house, settings);
    case 'cloudflare':
      return openCloudflare(io, house, settings);
    case 'openai':
      return openOpenai(io, house, settings);
    case 'slack':
      return openSlack(io, house, settings);
    case 'google-api-key':
      return openGoogleApiKey(io, house, settings);
    case 'google-service-account':
      return openGoogleServiceAccount(io, house, settings);
    case 'mysql':
      return openMysql(io, house, settings);
    case 'redis':
      return openRedis(io, house, settings);
    case 'aws-iam':
      return openAwsIam(io, house, settings, use);
    case 'github':
      return openGithub(io, house, settings);
    case 'npm':
      return openNpm(io, house, settings);
    case 'stripe':
      return openStripe(io, house, settings);
    case 'vault-token':
      return openVaultToken(io, house, settings);
    case 'ssh':
      return openSsh(io, house, settings);
    case 'sendgrid':
      return openSendgrid(io, house, settings);
    case 'gitlab':
      return openGitlab(io, house, settings);
    case 'generic':
      return openGeneric(io, house, settings);
  }
}

/** The error for a name that stands nowhere under `providers`. */
export function noProvider(name: string): AppError {
  return new AppError('config', `config: looking up a provider: ${name}: not in the configuration`, {
    hint: 'was it renamed since the rotation began?',
  });
}
