/** Finds and reads the user's configuration. */
import { resolve } from 'node:path';
import { AppError } from '../core/errors.js';
import { pathsFor } from '../platform/paths.js';
import { readOwnedFile } from '../platform/private-files.js';
import { configSchema, EMPTY_CONFIG, type Config, type ConfigPart } from './schema.js';
import { parseReference } from './references.js';
import { YamlFile, type Mistake } from './yaml-file.js';

export interface ConfigLocation {
  readonly env: NodeJS.ProcessEnv;
  /** What `--config` names; it must be there then. */
  readonly configPath?: string | undefined;
  /** What a relative `configPath` is relative to. */
  readonly cwd?: string | undefined;
}

/** The store that exists without configuration. */
export const BUILT_IN_STORE = 'local';

export function userConfigPath(env: NodeJS.ProcessEnv): string {
  return resolve(pathsFor(env).config, 'unleak.yaml');
}

/**
 * The user's configuration, checked as a whole; an empty one where there is no file. Fails with `config` and every
 * mistake at once, and for a file that others could have written.
 */
export async function loadUserConfig({ env, configPath, cwd }: ConfigLocation): Promise<Config> {
  const path = configPath === undefined ? userConfigPath(env) : resolve(cwd ?? process.cwd(), configPath);
  const bytes = await readOwnedFile(path);
  if (bytes !== undefined) return parseConfig(path, bytes.toString('utf8'));
  if (configPath === undefined) return withBuiltIns(EMPTY_CONFIG);
  throw new AppError('not-found', `config: read: ${path}: not there`);
}

export function parseConfig(file: string, text: string): Config {
  const yaml = new YamlFile(file, text);
  const config = withBuiltIns(yaml.parse(configSchema));
  const mistakes = crossMistakes(config, config);
  if (mistakes.length > 0) yaml.reject(mistakes);
  return config;
}

/** What names something that is not defined in `known`, which is the whole configuration. */
export function crossMistakes(part: ConfigPart, known: ConfigPart): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  for (const [name] of Object.entries(part.stores)) {
    if (['env', 'file', 'exec'].includes(name)) {
      mistakes.push({ path: ['stores', name], message: 'this name is taken by references' });
    }
  }
  for (const [name, provider] of Object.entries(part.providers)) {
    const admin = 'admin' in provider ? provider.admin : undefined;
    const reference = admin === undefined ? undefined : parseReference(admin);
    if (reference?.kind === 'store' && !Object.hasOwn(known.stores, reference.store)) {
      mistakes.push({
        path: ['providers', name, 'admin'],
        message: `expected env:, file:, exec: or one of the stores ${namesOf(known.stores)}`,
      });
    }
  }
  const seen = new Set<string>();
  part.credentials.forEach((credential, index) => {
    const at = (key: string): readonly PropertyKey[] => ['credentials', index, key];
    if (seen.has(credential.name)) mistakes.push({ path: at('name'), message: 'stands there twice' });
    seen.add(credential.name);
    if (!Object.hasOwn(known.providers, credential.rotator)) {
      mistakes.push({ path: at('rotator'), message: `expected one of the providers ${namesOf(known.providers)}` });
    }
    if (!Object.hasOwn(known.stores, credential.store)) {
      mistakes.push({ path: at('store'), message: `expected one of the stores ${namesOf(known.stores)}` });
    }
  });
  return mistakes;
}

function withBuiltIns(config: Config): Config {
  if (Object.hasOwn(config.stores, BUILT_IN_STORE)) return config;
  return { ...config, stores: { ...config.stores, [BUILT_IN_STORE]: { type: 'local' } } };
}

function namesOf(entries: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(entries).sort();
  return names.length === 0 ? '(none is defined)' : names.join(', ');
}
