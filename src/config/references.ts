/** References to secrets: the configuration says where a secret stands, never what it is. */
import { AppError } from '../core/errors.js';
import { SecretValue } from '../core/secret-value.js';
import { expandPath, pathsFor } from '../platform/paths.js';
import { readPrivateFile } from '../platform/private-files.js';
import { runCommand, type RunCommand } from '../platform/process.js';

export type Reference =
  | { readonly kind: 'env'; readonly name: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'exec'; readonly argv: readonly string[] }
  | { readonly kind: 'store'; readonly store: string; readonly path: string; readonly field?: string };

export interface ReferenceDependencies {
  readonly env: NodeJS.ProcessEnv;
  /** Reads the current value at a path of a configured store, or one field of it. */
  readonly readStore: (store: string, path: string, field: string | undefined) => Promise<SecretValue>;
  readonly run?: RunCommand;
  readonly signal?: AbortSignal;
}

/** What a reference may look like, for messages. */
export const REFERENCE_FORMS = 'env:NAME, file:PATH, STORE:PATH#FIELD or exec:["program", "argument"]';
const EXEC_TIMEOUT_MS = 30_000;
const NAME = /^[a-z][a-z0-9-]*$/;

/** The parts of a reference, or undefined where the text is none: it may then be a secret and is not to be shown. */
export function parseReference(text: string): Reference | undefined {
  const colon = text.indexOf(':');
  const [scheme, rest] = [text.slice(0, Math.max(colon, 0)), text.slice(colon + 1)];
  if (rest === '' || /[\0\r\n]/.test(rest)) return undefined;
  switch (scheme) {
    case 'env':
      return /^[A-Za-z_][A-Za-z0-9_]*$/.test(rest) ? { kind: 'env', name: rest } : undefined;
    case 'file':
      return { kind: 'file', path: rest };
    case 'exec':
      return parseExec(rest);
    default:
      return NAME.test(scheme) ? parseStorePath(scheme, rest) : undefined;
  }
}

/** The secret that a reference names. Messages name the reference's place, never what was found there. */
export async function resolveReference(text: string, deps: ReferenceDependencies): Promise<SecretValue> {
  const reference = parseReference(text);
  if (reference === undefined) {
    throw new AppError('config', `reference: read: expected ${REFERENCE_FORMS}: got something else`, {
      hint: 'a literal secret may not stand in a configuration: put it into a file with mode 0600',
    });
  }
  deps.signal?.throwIfAborted();
  switch (reference.kind) {
    case 'env':
      return fromEnvironment(reference.name, deps.env);
    case 'file':
      return fromFile(reference.path, deps.env);
    case 'exec':
      return fromCommand(reference.argv, deps);
    case 'store':
      return deps.readStore(reference.store, reference.path, reference.field);
  }
}

function parseStorePath(store: string, rest: string): Reference | undefined {
  const hash = rest.lastIndexOf('#');
  const [path, field] = hash === -1 ? [rest, undefined] : [rest.slice(0, hash), rest.slice(hash + 1)];
  // `scheme://user:password@host` is a URL with its secret in it, not a path.
  if (path === '' || path.startsWith('/') || field === '') return undefined;
  return { kind: 'store', store, path, ...(field === undefined ? {} : { field }) };
}

function parseExec(rest: string): Reference | undefined {
  let argv: unknown;
  try {
    argv = JSON.parse(rest);
  } catch {
    return undefined;
  }
  const isArgv = (value: unknown): value is readonly string[] =>
    Array.isArray(value) && value.every((part) => typeof part === 'string') && value.length > 0 && value[0] !== '';
  return isArgv(argv) ? { kind: 'exec', argv } : undefined;
}

function fromEnvironment(name: string, env: NodeJS.ProcessEnv): SecretValue {
  const value = env[name];
  if (value === undefined || value === '') {
    throw new AppError('config', `reference: read: env:${name}: is not set`, { hint: `set ${name} and try again` });
  }
  return new SecretValue(value);
}

async function fromFile(path: string, env: NodeJS.ProcessEnv): Promise<SecretValue> {
  const bytes = await readPrivateFile(expandPath(path, env, pathsFor(env).config));
  if (bytes === undefined) throw new AppError('config', `reference: read: file:${path}: not there`);
  return nonEmpty(bytes, `file:${path}`);
}

async function fromCommand(argv: readonly string[], deps: ReferenceDependencies): Promise<SecretValue> {
  const { exitCode, stdout } = await (deps.run ?? runCommand)(argv, {
    env: deps.env,
    timeoutMs: EXEC_TIMEOUT_MS,
    ...(deps.signal === undefined ? {} : { signal: deps.signal }),
  });
  const program = argv[0] ?? '';
  if (exitCode !== 0) {
    throw new AppError('config', `reference: run: exec:${program}: exit code ${String(exitCode)}`, {
      hint: 'run the command by hand to see what it says',
    });
  }
  return nonEmpty(stdout, `exec:${program}`);
}

function nonEmpty(bytes: Buffer, where: string): SecretValue {
  const text = bytes.toString('utf8').replace(/(?:\r?\n)+$/, '');
  if (text === '') throw new AppError('config', `reference: read: ${where}: is empty`);
  return new SecretValue(text);
}
