import type { ConsumerConfig } from '../../config/schema.js';
import type { Consumer } from '../../consumers/consumer.js';
import { openConsumer } from '../../consumers/open.js';
import { textFileConsumer } from '../../consumers/text-file.js';
import type { Credential } from '../../core/credential.js';
import type { ConsumerSpec } from '../../journal/rotation.js';
import type { Io } from './io.js';

export async function consumersOf(
  io: Io,
  specs: readonly ConsumerSpec[],
  old: Credential,
): Promise<readonly Consumer[]> {
  return Promise.all(
    specs.map((spec) =>
      spec.kind === 'text-file' ? textFileConsumer(spec.path, old) : openConsumer(spec, { env: io.env }),
    ),
  );
}

/** A configured consumer as the journal keeps it. */
export function specOf(settings: ConsumerConfig): ConsumerSpec {
  if (settings.kind === 'command') return settings;
  const { kind, path, key, userKey } = settings;
  return { kind, path, key, ...(userKey === undefined ? {} : { userKey }) };
}
