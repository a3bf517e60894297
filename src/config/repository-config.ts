/**
 * `unleak.yaml` at the root of a repository. Whoever can push wrote it, so until the user trusts this very content it
 * may only say how findings are judged, and nothing in it can make a scan fail or reach out.
 */
import { join } from 'node:path';
import { AppError } from '../core/errors.js';
import { lstatOrUndefined } from '../platform/private-files.js';
import { readUserFile } from '../platform/replace-file.js';
import { EMPTY_JUDGING, judgingSchema, judgingShape, type JudgingConfig } from './judging.js';
import { crossMistakes } from './load.js';
import { partSchema, partShape, type Config, type ConfigPart } from './schema.js';
import { isTrusted, sha256Of, type SeenFile } from './trust.js';
import { showKey, YamlFile } from './yaml-file.js';

export interface RepositoryConfig extends SeenFile, JudgingConfig {
  readonly trusted: boolean;
  /** Top-level keys that have no effect, either because the file is not trusted or because they never have one. */
  readonly ignored: readonly string[];
  /** What to tell the user: ignored keys, and why nothing of the file is used where it is broken. */
  readonly messages: readonly string[];
  /** What a trusted file adds to the user's configuration. */
  readonly additions?: ConfigPart;
}

export const REPOSITORY_CONFIG_NAME = 'unleak.yaml';
const MAX_BYTES = 1024 * 1024;

/** The repository's configuration, or undefined where there is none. A broken one is told, and has no effect. */
export async function loadRepositoryConfig(
  root: string,
  env: NodeJS.ProcessEnv,
): Promise<RepositoryConfig | undefined> {
  const path = join(root, REPOSITORY_CONFIG_NAME);
  const stats = lstatOrUndefined(path);
  if (stats === undefined) return undefined;
  const nothing = { path, sha256: '', trusted: false, ignored: [], ...EMPTY_JUDGING };
  if (!stats.isFile() || stats.size > MAX_BYTES) {
    return { ...nothing, messages: [`config: read: ${path}: ignored: not a regular file of at most 1 MiB`] };
  }
  let bytes: Buffer | undefined;
  try {
    bytes = await readUserFile(path);
    return await interpret({ path, sha256: sha256Of(bytes) }, bytes, env);
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    const sha256 = bytes === undefined ? '' : sha256Of(bytes);
    return { ...nothing, sha256, messages: [`${cause.message} (nothing in it has an effect)`] };
  }
}

/** The user's configuration with what trusted repository files add; where both define a name, the user's counts. */
export function mergeAdditions(config: Config, repository: RepositoryConfig): Config {
  if (repository.additions === undefined) return config;
  const { stores, providers, credentials } = repository.additions;
  const known = new Set(config.credentials.map(({ name }) => name));
  const merged = {
    ...config,
    stores: { ...stores, ...config.stores },
    providers: { ...providers, ...config.providers },
    credentials: [...config.credentials, ...credentials.filter(({ name }) => !known.has(name))],
  };
  const [mistake] = crossMistakes({ stores, providers, credentials }, merged);
  if (mistake === undefined) return merged;
  const where = mistake.path.map(String).join('.');
  throw new AppError('config', `config: merge: ${repository.path}: ${where}: ${mistake.message}`);
}

async function interpret(file: SeenFile, bytes: Buffer, env: NodeJS.ProcessEnv): Promise<RepositoryConfig> {
  const yaml = new YamlFile(file.path, bytes.toString('utf8'));
  const value = topLevel(yaml);
  const judging = yaml.parse(judgingSchema, pick(value, Object.keys(judgingShape)));
  const trusted = await isTrusted(env, file);
  const partKeys = Object.keys(partShape);
  const honoured = new Set([...Object.keys(judgingShape), ...(trusted ? partKeys : [])]);
  const ignored = Object.keys(value).filter((key) => !honoured.has(key));
  const additions = trusted ? yaml.parse(partSchema, pick(value, partKeys)) : undefined;
  return {
    ...file,
    ...judging,
    trusted,
    ignored,
    messages: ignoredMessages(file.path, ignored, partKeys),
    ...(additions === undefined ? {} : { additions }),
  };
}

function topLevel(yaml: YamlFile): Readonly<Record<string, unknown>> {
  if (yaml.value === null || yaml.value === undefined) return {};
  if (typeof yaml.value !== 'object' || Array.isArray(yaml.value)) {
    yaml.reject([{ path: [], message: 'expected a mapping' }]);
  }
  return yaml.value as Readonly<Record<string, unknown>>;
}

function ignoredMessages(path: string, ignored: readonly string[], partKeys: readonly string[]): readonly string[] {
  const untrusted = ignored.filter((key) => partKeys.includes(key));
  const never = ignored.filter((key) => !partKeys.includes(key));
  const messages = [];
  if (untrusted.length > 0) {
    messages.push(`config: ${path}: ignored until unleak config trust has recorded it: ${untrusted.join(', ')}`);
  }
  if (never.length > 0) {
    const names = never.slice(0, 20).map(showKey).join(', ');
    messages.push(`config: ${path}: ignored in the configuration of a repository: ${names}`);
  }
  return messages;
}

function pick(value: Readonly<Record<string, unknown>>, keys: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(keys.filter((key) => Object.hasOwn(value, key)).map((key) => [key, value[key]]));
}
