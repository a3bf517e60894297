import { AppError } from '../core/errors.js';
import type { Consumer } from './consumer.js';
import { envFileConsumer, type EnvFileSettings } from './env-file.js';

/** What the configuration says about a consumer. */
export type ConsumerSettings =
  (EnvFileSettings & { readonly kind: 'env-file' }) | { readonly kind: 'command'; readonly argv: readonly string[] };

/** The consumer that a configuration entry describes. */
export async function openConsumer(settings: ConsumerSettings): Promise<Consumer> {
  switch (settings.kind) {
    case 'env-file':
      return envFileConsumer(settings);
    case 'command':
      throw new AppError('unsupported', `consumer: open: command ${settings.argv[0] ?? ''}: not supported yet`, {
        hint: 'run the command yourself once the rotation says that the consumers are updated',
      });
  }
}
