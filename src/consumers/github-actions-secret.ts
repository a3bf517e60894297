/** A secret of GitHub Actions, of a repository or of one of its environments. It can be written and never read. */
import { z } from 'zod';
import { AppError } from '../core/errors.js';
import type { SecretValue } from '../core/secret-value.js';
import { apiClient, refusedBy, type ApiAnswer, type ApiCall } from '../platform/api-client.js';
import type { Clock } from '../platform/clock.js';
import type { Consumer } from './consumer.js';
import { notThere, requireCarried, slotsOf, type SlotNames } from './slots.js';
import { sealedBox } from './sealed-box.js';

export interface GithubActionsSecretSettings extends SlotNames {
  /** `https://api.github.com`, or `https://HOST/api/v3` of an Enterprise Server. */
  readonly api: string;
  /** `owner/name` */
  readonly repository: string;
  readonly environment?: string | undefined;
  /** Whether a secret that is not there is made; else it is taken for a mistake in the configuration. */
  readonly create: boolean;
}

export interface GithubActionsSecretDependencies {
  readonly clock: Clock;
  /** A token that may write secrets; asked for at the first call. */
  readonly token: () => Promise<SecretValue>;
  readonly ca?: () => Promise<string>;
}

const WHO = 'github';
const publicKeySchema = z.object({ key_id: z.string().min(1), key: z.base64() });

/**
 * GitHub tells that a secret is there, not what it is: `check` knows no more than that, and `update` writes whatever stood
 * there. To write again after a crash is the same once more.
 */
export function githubActionsSecretConsumer(
  settings: GithubActionsSecretSettings,
  deps: GithubActionsSecretDependencies,
): Consumer {
  const { repository, environment, key, userKey, create } = settings;
  const name = `github-actions-secret:${repository}${environment === undefined ? '' : `@${environment}`}#${key}`;
  return {
    name,
    carries: userKey === undefined ? [] : ['user'],
    async check(change, signal) {
      signal.throwIfAborted();
      const secrets = await secretsOf(name, settings, deps, signal);
      return create || (await areThere(secrets, slotNames(settings, change))) ? 'unknown' : 'neither';
    },
    async update(change, signal) {
      signal.throwIfAborted();
      requireCarried(name, settings, change);
      const secrets = await secretsOf(name, settings, deps, signal);
      const slots = slotsOf(settings, change);
      if (!create && !(await areThere(secrets, slotNames(settings, change)))) throw notThere(name);
      const publicKey = await secrets.publicKey();
      for (const slot of slots) await secrets.put(slot.key, slot.next ?? '', publicKey);
    },
  };
}

function slotNames(settings: SlotNames, change: Parameters<typeof slotsOf>[1]): readonly string[] {
  return slotsOf(settings, change).map(({ key }) => key);
}

async function areThere(secrets: Secrets, keys: readonly string[]): Promise<boolean> {
  for (const key of keys) if (!(await secrets.isThere(key))) return false;
  return true;
}

interface Secrets {
  isThere(key: string): Promise<boolean>;
  publicKey(): Promise<z.output<typeof publicKeySchema>>;
  put(key: string, value: string, publicKey: z.output<typeof publicKeySchema>): Promise<void>;
}

async function secretsOf(
  name: string,
  { api, repository, environment }: GithubActionsSecretSettings,
  deps: GithubActionsSecretDependencies,
  signal: AbortSignal,
): Promise<Secrets> {
  const send = apiClient({ provider: WHO, address: api, ca: await deps.ca?.() }, deps.clock);
  const headers = {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${(await deps.token()).reveal()}`,
    'x-github-api-version': '2022-11-28',
  };
  const home = `/repos/${repository.split('/').map(encodeURIComponent).join('/')}`;
  const base =
    environment === undefined ? `${home}/actions` : `${home}/environments/${encodeURIComponent(environment)}`;
  const call = async (
    about: Pick<ApiCall, 'doing' | 'method' | 'json'>,
    path: string,
    expected: readonly number[],
  ): Promise<ApiAnswer> => {
    const request = { ...about, about: name, path: `${base}/secrets/${path}`, headers, repeatable: true, signal };
    const answer = await send(request);
    if (expected.includes(answer.status)) return answer;
    throw refusedBy(WHO, request, answer, {
      hint: 'the token needs to write secrets of this repository; the old credential still works',
    });
  };
  return {
    isThere: async (key) => {
      const path = encodeURIComponent(key);
      return (await call({ doing: 'look for secret', method: 'GET' }, path, [200, 404])).status === 200;
    },
    publicKey: async () => {
      const { body } = await call({ doing: 'read public key', method: 'GET' }, 'public-key', [200]);
      const parsed = publicKeySchema.safeParse(body);
      if (parsed.success) return parsed.data;
      throw new AppError('provider-refused', `github: read public key: ${name}: the answer is no key`);
    },
    put: async (key, value, publicKey) => {
      const json = { encrypted_value: await sealedBox(value, publicKey.key), key_id: publicKey.key_id };
      await call({ doing: 'write secret', method: 'PUT', json }, encodeURIComponent(key), [201, 204]);
    },
  };
}
