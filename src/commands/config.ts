import { configJsonSchema } from '../config/schema.js';
import { userConfigPath } from '../config/load.js';
import { loadRepositoryConfig } from '../config/repository-config.js';
import { recordTrust } from '../config/trust.js';
import { AppError } from '../core/errors.js';
import { EXIT, type ExitCode } from '../core/exit-codes.js';
import { resolve } from 'node:path';
import { writeAll, type Io } from './shared/io.js';
import { loadConfig } from './shared/rotation-house.js';

export interface ConfigFlags {
  readonly config?: string;
}

/** Checks the configuration and says what is in it. */
export async function checkConfig(flags: ConfigFlags, io: Io): Promise<ExitCode> {
  const config = await loadConfig(io, flags);
  const count = (what: object): string => String(Object.keys(what).length);
  const path = flags.config ?? userConfigPath(io.env);
  await writeAll(io.stdout, [
    `${path}: fine: ${count(config.stores)} stores, ${count(config.providers)} providers, ${count(config.credentials)} credentials\n`,
  ]);
  return EXIT.ok;
}

/** The configuration as it is understood, as JSON. References are shown, never what they stand for. */
export async function showConfig(flags: ConfigFlags, io: Io): Promise<ExitCode> {
  await writeAll(io.stdout, [`${JSON.stringify(await loadConfig(io, flags), null, 2)}\n`]);
  return EXIT.ok;
}

/** The JSON Schema of a configuration, for editors. */
export async function printConfigSchema(io: Io): Promise<ExitCode> {
  await writeAll(io.stdout, [`${JSON.stringify(configJsonSchema(), null, 2)}\n`]);
  return EXIT.ok;
}

/** Records that the content of a repository's `unleak.yaml` is trusted, until it changes. */
export async function trustConfig(folder: string, io: Io): Promise<ExitCode> {
  const root = resolve(io.cwd, folder);
  const repository = await loadRepositoryConfig(root, io.env);
  if (repository === undefined) throw new AppError('not-found', `config trust: ${root}: there is no unleak.yaml`);
  if (repository.sha256 === '') {
    throw new AppError('config', `config trust: ${repository.path}: can not be read`, { hint: repository.messages[0] });
  }
  await recordTrust(io.env, repository, io.clock.now());
  await writeAll(io.stdout, [`trusted ${repository.path} as it is now (SHA-256 ${repository.sha256})\n`]);
  return EXIT.ok;
}
