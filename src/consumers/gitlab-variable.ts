/** A CI/CD variable of a GitLab project or group. Its flags (masked, protected, hidden, raw) stay as they are. */
import { z } from 'zod';
import { AppError } from '../core/errors.js';
import type { SecretValue } from '../core/secret-value.js';
import { apiClient, refusedBy, type ApiAnswer, type ApiCall, type CallApi } from '../platform/api-client.js';
import type { Clock } from '../platform/clock.js';
import type { Consumer, ConsumerState, CredentialChange } from './consumer.js';
import { notThere, requireCarried, slotsOf, stateOf, stateOfSlot, type Slot } from './slots.js';

export interface GitlabVariableSettings {
  /** `https://gitlab.com`, without `/api/v4`. */
  readonly api: string;
  /** Path or number of the project or group. */
  readonly owner: string;
  readonly isGroup: boolean;
  readonly key: string;
  readonly userKey?: string | undefined;
  readonly environmentScope: string;
}

export interface GitlabVariableDependencies {
  readonly clock: Clock;
  /** A token with the scope `api`; asked for at the first call. */
  readonly token: () => Promise<SecretValue>;
  readonly ca?: () => Promise<string>;
}

const variableSchema = z.object({
  /** Null where it is hidden: GitLab tells it to nobody. */
  value: z.string().nullable(),
  protected: z.boolean().default(false),
  masked: z.boolean().default(false),
  hidden: z.boolean().default(false),
  raw: z.boolean().default(false),
});
type Variable = z.output<typeof variableSchema>;

const WHO = 'gitlab';
const FLAGS = ['protected', 'masked', 'hidden'] as const;
/** GitLab masks nothing shorter, and no value with white space in it. */
const MASKABLE = /^\S{8,}$/;

export function gitlabVariableConsumer(settings: GitlabVariableSettings, deps: GitlabVariableDependencies): Consumer {
  const { owner, key, environmentScope } = settings;
  const name = `gitlab-variable:${owner}#${key}${environmentScope === '*' ? '' : `@${environmentScope}`}`;
  const open = (): Promise<Variables> => variablesOf(name, settings, deps);
  return {
    name,
    carries: settings.userKey === undefined ? [] : ['user'],
    async check(change, signal) {
      signal.throwIfAborted();
      return (await look(await open(), slotsOf(settings, change), signal)).state;
    },
    async update(change: CredentialChange, signal) {
      signal.throwIfAborted();
      const variables = await open();
      const { state, found } = await look(variables, slotsOf(settings, change), signal);
      if (state === 'new') return;
      if (state === 'neither') throw notThere(name);
      requireCarried(name, settings, change);
      for (const { slot, variable } of found) requireWritable(name, slot, variable);
      for (const { slot, variable } of found) {
        if (variable.value !== null && stateOfSlot(slot, variable.value) === 'new') continue;
        await variables.put(slot, variable, signal);
      }
    },
  };
}

interface Found {
  readonly slot: Slot;
  readonly variable: Variable;
}

async function look(
  variables: Variables,
  slots: readonly Slot[],
  signal: AbortSignal,
): Promise<{ readonly state: ConsumerState; readonly found: readonly Found[] }> {
  const found: Found[] = [];
  for (const slot of slots) {
    const variable = await variables.get(slot.key, signal);
    if (variable === undefined) return { state: 'neither', found: [] };
    found.push({ slot, variable });
  }
  const told = found.filter(({ variable }) => variable.value !== null);
  const state = stateOf(
    told.map(({ slot }) => slot),
    (key) => told.find(({ slot }) => slot.key === key)?.variable.value ?? undefined,
  );
  return { state: told.length < found.length && state !== 'neither' ? 'unknown' : state, found };
}

/** What GitLab would refuse, or accept and give to jobs as something else. */
function requireWritable(name: string, { key, next = '' }: Slot, variable: Variable): void {
  const refuse = (why: string, hint: string): never => {
    throw new AppError('conflict', `consumer: update: ${name}: ${key}: ${why}`, { hint });
  };
  if ((variable.masked || variable.hidden) && !MASKABLE.test(next)) {
    refuse('it is masked, and GitLab can not mask the new value', 'it needs 8 characters or more and no white space');
  }
  if (!variable.raw && next.includes('$')) {
    refuse(
      'jobs would expand the $ in the new value',
      'clear “Expand variable reference” of the variable, then resume',
    );
  }
}

interface Variables {
  get(key: string, signal: AbortSignal): Promise<Variable | undefined>;
  put(slot: Slot, before: Variable, signal: AbortSignal): Promise<void>;
}

async function variablesOf(
  name: string,
  { api, owner, isGroup, environmentScope }: GitlabVariableSettings,
  deps: GitlabVariableDependencies,
): Promise<Variables> {
  const call: CallApi = apiClient({ provider: WHO, address: api, ca: await deps.ca?.() }, deps.clock);
  const headers = { 'private-token': (await deps.token()).reveal() };
  const base = `/api/v4/${isGroup ? 'groups' : 'projects'}/${encodeURIComponent(owner)}/variables`;
  // Several variables may have one key: without the scope GitLab would answer 409, or change another one.
  const filter = `?filter%5Benvironment_scope%5D=${encodeURIComponent(environmentScope)}`;
  const pathOf = (key: string): string => `${base}/${encodeURIComponent(key)}${filter}`;
  return {
    async get(key, signal) {
      const request: ApiCall = {
        doing: 'read variable',
        about: name,
        method: 'GET',
        path: pathOf(key),
        headers,
        signal,
      };
      const answer = await call(request);
      return answer.status === 404 ? undefined : variableIn(request, answer);
    },
    async put({ key, next = '' }, before, signal) {
      const path = pathOf(key);
      // Ends the same however often it is made.
      const about = { doing: 'change variable', about: name, method: 'PUT', path, repeatable: true } as const;
      const request: ApiCall = { ...about, headers, json: { value: next }, signal };
      const after = variableIn(request, await call(request));
      const lowered = FLAGS.find((flag) => before[flag] && !after[flag]);
      if (lowered === undefined) return;
      throw new AppError('conflict', `consumer: update: ${name}: ${key}: is no longer ${lowered}`, {
        hint: 'somebody changes it at the same time: set it again, then resume',
      });
    },
  };
}

/** GitLab's own words about a refused value stay out: they may repeat it. */
function variableIn(request: ApiCall, answer: ApiAnswer): Variable {
  if (answer.status >= 400) {
    throw refusedBy(WHO, request, answer, {
      hint: 'the token needs the scope api and the role Maintainer (Owner for a group); the old credential still works',
    });
  }
  const parsed = variableSchema.safeParse(answer.body);
  if (parsed.success) return parsed.data;
  throw refusedBy(WHO, request, answer, { hint: 'the answer is no variable: check the address of the API' });
}
