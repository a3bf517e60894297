/** One key of a Kubernetes Secret, changed by the user's own `kubectl`: its access is theirs, and values go through pipes. */
import { z } from 'zod';
import { AppError } from '../core/errors.js';
import { runCommand, type CommandResult, type RunCommand } from '../platform/process.js';
import type { Consumer } from './consumer.js';
import { notThere, requireCarried, slotsOf, stateOf } from './slots.js';

export interface KubernetesSecretSettings {
  readonly namespace: string;
  readonly secret: string;
  readonly key: string;
  readonly userKey?: string | undefined;
  /** Of the user's kubeconfig; without it the current one. */
  readonly context?: string | undefined;
  /** The program; without it `kubectl` from PATH. */
  readonly kubectl?: string | undefined;
}

export interface KubernetesSecretDependencies {
  readonly env: NodeJS.ProcessEnv;
  readonly run?: RunCommand;
}

/** The Secret as the server gave it. All of it goes back, with its version, so that a change in between is refused. */
const secretSchema = z.looseObject({
  kind: z.literal('Secret'),
  metadata: z.looseObject({ resourceVersion: z.string().min(1) }),
  data: z.record(z.string(), z.base64()).optional(),
});
type Secret = z.output<typeof secretSchema>;

const TIMEOUT_MS = 20_000;
/** A Secret holds 1 MiB at most; base64 and metadata make it larger. */
const MAX_OUTPUT_BYTES = 8 * 1024 * 1024;
/** Controllers write to an object at any time; so often it is read and judged again. */
const ATTEMPTS = 3;

export function kubernetesSecretConsumer(
  settings: KubernetesSecretSettings,
  deps: KubernetesSecretDependencies,
): Consumer {
  const { namespace, secret, key, context } = settings;
  const name = `kubernetes-secret:${context === undefined ? '' : `${context}:`}${namespace}/${secret}#${key}`;
  const kubectl = kubectlFor(settings, deps);
  return {
    name,
    carries: settings.userKey === undefined ? [] : ['user'],
    async check(change, signal) {
      const found = await read(name, kubectl, secret, signal);
      return stateOf(slotsOf(settings, change), (slot) => valueIn(found, slot));
    },
    async update(change, signal) {
      for (let attempt = 1; ; attempt += 1) {
        const found = await read(name, kubectl, secret, signal);
        const slots = slotsOf(settings, change);
        const state = stateOf(slots, (slot) => valueIn(found, slot));
        if (state === 'new') return;
        if (found === undefined || state === 'neither') throw notThere(name);
        requireCarried(name, settings, change);
        const values = Object.fromEntries(slots.map((slot) => [slot.key, base64(slot.next ?? '')]));
        const changed = JSON.stringify({ ...found, data: { ...found.data, ...values } });
        // `patch` takes its patch from a file or the command line; a value may stand in neither. `replace` reads the pipe.
        const result = await kubectl(['replace', '--filename=-', '--validate=false', '--output=name'], signal, changed);
        if (result.exitCode === 0) return;
        if (reasonOf(result) !== 'Conflict' || attempt === ATTEMPTS) throw failure(name, 'update', result);
      }
    },
  };
}

type Kubectl = (args: readonly string[], signal: AbortSignal, input?: string) => Promise<CommandResult>;

function kubectlFor(
  { kubectl = 'kubectl', namespace, context }: KubernetesSecretSettings,
  { env, run = runCommand }: KubernetesSecretDependencies,
): Kubectl {
  const where = [`--namespace=${namespace}`, ...(context === undefined ? [] : [`--context=${context}`])];
  return (args, signal, input = '') =>
    run([kubectl, ...args, ...where, '--request-timeout=15s'], {
      env,
      allowEnv: ['KUBECONFIG'],
      input,
      timeoutMs: TIMEOUT_MS,
      maxOutputBytes: MAX_OUTPUT_BYTES,
      signal,
    });
}

/** Undefined where there is no such Secret. */
async function read(name: string, kubectl: Kubectl, secret: string, signal: AbortSignal): Promise<Secret | undefined> {
  const result = await kubectl(['get', 'secret', secret, '--output=json'], signal);
  if (result.exitCode !== 0) {
    if (reasonOf(result) === 'NotFound') return undefined;
    throw failure(name, 'read', result);
  }
  const parsed = secretSchema.safeParse(jsonOf(result.stdout));
  if (parsed.success) return parsed.data;
  throw new AppError('provider-refused', `consumer: read: ${name}: kubectl gave something else than a Secret`);
}

function valueIn(secret: Secret | undefined, key: string): string | undefined {
  const data = secret?.data ?? {};
  return Object.hasOwn(data, key) ? Buffer.from(data[key]!, 'base64').toString('utf8') : undefined;
}

function base64(value: string): string {
  return Buffer.from(value, 'utf8').toString('base64');
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

const REASON = /^(?:Error from server|error: You must be logged in to the server) \(([A-Za-z]{1,40})\)/m;
const INVALID = /^The (?:request|[A-Za-z]{1,40} "[^"\n]{0,253}") is invalid/m;

/** The server's one word for it. The rest of what kubectl says could repeat what it was given. */
function reasonOf({ stderr }: CommandResult): string | undefined {
  const text = stderr.toString('utf8');
  return REASON.exec(text)?.[1] ?? (INVALID.test(text) ? 'Invalid' : undefined);
}

function failure(name: string, doing: string, result: CommandResult): AppError {
  const reason = reasonOf(result);
  const hint = 'run kubectl get secret there by hand to see what it says; the old credential still works';
  if (reason === undefined) {
    const code = `exit code ${String(result.exitCode)}`;
    return new AppError('provider-unreachable', `consumer: ${doing}: ${name}: kubectl: ${code}`, { hint });
  }
  const kind = reason === 'Conflict' ? 'conflict' : 'provider-refused';
  return new AppError(kind, `consumer: ${doing}: ${name}: kubectl: ${reason}`, { hint });
}
