// Carries out a step: a request to the configured host, or a command that gets everything on standard input.
import { AppError } from '../../core/errors.js';
import { apiClient, type ApiCall, type CallApi } from '../../platform/api-client.js';
import type { Clock } from '../../platform/clock.js';
import { runCommand, type RunCommand } from '../../platform/process.js';
import type { StepAnswer } from './answers.js';
import type { GenericSettings, HttpRequestSpec, StepName } from './settings.js';
import { fillForm, fillFrom, fillJson, fillLine, fillText, fillUrl, type Fill, type Known } from './values.js';

export interface GenericDependencies {
  readonly clock: Clock;
  readonly env: NodeJS.ProcessEnv;
  readonly run?: RunCommand;
}

export interface GenericWorld {
  readonly settings: GenericSettings;
  /** Reads may be sent again where no answer came; a change is sent once. */
  read(name: StepName, known: Known): Promise<StepAnswer>;
  change(name: StepName, known: Known): Promise<StepAnswer>;
  /** What stands for the places of a step's texts. */
  fill(step: string, known: Known): Fill;
  /** What this run has seen of the service. */
  readonly memory: { tellsApart: boolean; isThere: boolean };
}

type Kind = 'read' | 'change';

const TIMEOUT_MS = 45_000;
/** Not the folder that somebody happens to be in: a program would find that folder's files first. */
const FOLDER = '/';

export function genericWorld(settings: GenericSettings, deps: GenericDependencies): GenericWorld {
  const { address, ca } = settings;
  const api =
    address === undefined
      ? undefined
      : { address, call: apiClient({ provider: 'generic', address: new URL(address).origin, ca }, deps.clock) };
  const fillOf = (step: string, known: Known): Fill => fillFrom(step, known, settings, deps.clock.now());
  const perform = async (name: StepName, known: Known, kind: Kind): Promise<StepAnswer> => {
    const step = settings.steps[name];
    if (step === undefined) throw new RangeError(`generic rotator: no step ${name}`);
    known.ctx.signal.throwIfAborted();
    const fill = fillOf(name, known);
    if (step.run !== undefined) return runStep(name, step.run, inputOf(step.input, fill, known), known, kind, deps);
    if (step.http === undefined || api === undefined) throw new RangeError(`generic rotator: ${name} asks nobody`);
    return send(name, step.http, api, fill, known, kind);
  };
  return {
    settings,
    read: (name, known) => perform(name, known, 'read'),
    change: (name, known) => perform(name, known, 'change'),
    fill: fillOf,
    memory: { tellsApart: false, isThere: false },
  };
}

/** What a person reads of a step: its request without what is filled in, or its program. */
export function spelled({ settings }: Pick<GenericWorld, 'settings'>, name: StepName): string {
  const { http, run } = settings.steps[name] ?? {};
  if (http !== undefined) return `${http.method} ${http.url}`;
  return `run ${run?.[0] ?? ''}`;
}

async function send(
  name: StepName,
  http: HttpRequestSpec,
  api: { readonly address: string; readonly call: CallApi },
  fill: Fill,
  known: Known,
  kind: Kind,
): Promise<StepAnswer> {
  const hasEnd = known.expiresAt !== undefined;
  const call: ApiCall = {
    doing: name,
    about: `${http.method} ${http.url}`,
    method: http.method,
    path: pathOf(fillUrl(name, http.url, fill), api.address),
    headers: headersOf(name, http, fill),
    ...(http.json === undefined ? {} : { json: fillJson(http.json, fill, hasEnd) }),
    ...(http.form === undefined ? {} : { form: fillForm(http.form, fill, hasEnd) }),
    ...(http.body === undefined ? {} : { text: fillText(name, http.body, fill) }),
    repeatable: kind === 'read',
    signal: known.ctx.signal,
  };
  const { status, body } = await api.call(call);
  return { status, body };
}

/** Below the origin: a path is meant below the configured address, a whole address has been compared with it. */
function pathOf(url: string, address: string): string {
  const base = new URL(address);
  if (url.startsWith('/')) return `${base.pathname.replace(/\/+$/, '')}${url}`;
  const whole = new URL(url);
  if (whole.origin !== base.origin) throw new AppError('config', 'generic: url: not on the host of the address');
  return `${whole.pathname}${whole.search}`;
}

function headersOf(name: StepName, { headers, basic }: HttpRequestSpec, fill: Fill): Record<string, string> {
  const filled = Object.entries(headers).map(([header, value]) => [header.toLowerCase(), fillLine(name, value, fill)]);
  if (basic === undefined) return Object.fromEntries(filled) as Record<string, string>;
  const login = `${fillLine(name, basic.user, fill)}:${fillLine(name, basic.password, fill)}`;
  filled.push(['authorization', `Basic ${Buffer.from(login).toString('base64')}`]);
  return Object.fromEntries(filled) as Record<string, string>;
}

function inputOf(input: unknown, fill: Fill, { expiresAt }: Known): string {
  return `${JSON.stringify(fillJson(input ?? {}, fill, expiresAt !== undefined))}\n`;
}

async function runStep(
  name: StepName,
  argv: readonly string[],
  input: string,
  known: Known,
  kind: Kind,
  { env, run = runCommand }: GenericDependencies,
): Promise<StepAnswer> {
  const { signal } = known.ctx;
  try {
    const result = await run(argv, { env, input, cwd: FOLDER, timeoutMs: TIMEOUT_MS, signal });
    return { exit: result.exitCode, body: parsed(result.stdout) };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof AppError)) throw error;
    // It was killed or never began: nobody can tell what it did before.
    const code = kind === 'change' ? 'ambiguous' : 'provider-unreachable';
    throw new AppError(code, `generic: ${name}: ${error.message}`, { hint: 'run the program by hand to see' });
  }
}

function parsed(output: Buffer): unknown {
  try {
    return JSON.parse(output.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
