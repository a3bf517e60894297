import type { ConsumerConfig } from '../../config/schema.js';
import type { Consumer } from '../../consumers/consumer.js';
import { openConsumer } from '../../consumers/open.js';
import { textFileConsumer } from '../../consumers/text-file.js';
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import type { ConsumerSpec } from '../../journal/rotation.js';

export async function consumersOf(specs: readonly ConsumerSpec[], old: Credential): Promise<readonly Consumer[]> {
  return Promise.all(
    specs.map((spec) => (spec.kind === 'text-file' ? textFileConsumer(spec.path, old) : openConsumer(spec))),
  );
}

/** A configured consumer as the journal keeps it. */
export function specOf(settings: ConsumerConfig): ConsumerSpec {
  if (settings.kind === 'command') {
    throw new AppError('unsupported', `consumer: command ${settings.argv[0] ?? ''}: not supported yet`, {
      hint: 'take it out, run it by hand while the rotation waits in grace, then resume with --consumers-updated',
    });
  }
  const { kind, path, key, userKey } = settings;
  return { kind, path, key, ...(userKey === undefined ? {} : { userKey }) };
}
