import type { ConsumerConfig } from '../../config/schema.js';
import type { Consumer } from '../../consumers/consumer.js';
import { openConsumer, type ConsumerDependencies } from '../../consumers/open.js';
import { textFileConsumer } from '../../consumers/text-file.js';
import type { Credential } from '../../core/credential.js';
import type { ConsumerSpec, RotationPlan } from '../../journal/rotation.js';
import type { Io } from './io.js';
import type { RotationHouse } from './rotation-house.js';
import { lookUp, readCertificate } from './stores.js';

/** The consumers of a plan. Their own credentials are looked up when a consumer is first asked or told. */
export async function consumersOf(
  io: Io,
  house: RotationHouse,
  plan: Pick<RotationPlan, 'credentialName' | 'consumers'>,
  old: Credential,
): Promise<readonly Consumer[]> {
  const deps: ConsumerDependencies = {
    env: io.env,
    clock: io.clock,
    credential: plan.credentialName,
    lookUp: (reference) => lookUp(io, house, reference),
    readCertificate: (path) => readCertificate(io, path),
  };
  return Promise.all(
    plan.consumers.map((spec) =>
      spec.kind === 'text-file' ? textFileConsumer(spec.path, old) : openConsumer(spec, deps),
    ),
  );
}

/** A configured consumer as the journal keeps it. */
export function specOf(settings: ConsumerConfig): ConsumerSpec {
  if (settings.kind !== 'env-file') return settings;
  const { kind, path, key, userKey } = settings;
  return { kind, path, key, ...(userKey === undefined ? {} : { userKey }) };
}
