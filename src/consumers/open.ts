import { commandConsumer, type CommandDependencies } from './command.js';
import type { Consumer } from './consumer.js';
import { envFileConsumer, type EnvFileSettings } from './env-file.js';

/** What the configuration says about a consumer. */
export type ConsumerSettings =
  (EnvFileSettings & { readonly kind: 'env-file' }) | { readonly kind: 'command'; readonly argv: readonly string[] };

/** The consumer that a configuration entry describes. */
export async function openConsumer(settings: ConsumerSettings, deps: CommandDependencies): Promise<Consumer> {
  switch (settings.kind) {
    case 'env-file':
      return envFileConsumer(settings);
    case 'command':
      return commandConsumer(settings, deps);
  }
}
