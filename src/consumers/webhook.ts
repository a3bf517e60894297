/** An address that is told that there is a new value and where: a signed message, never the value. */
import { createHash } from 'node:crypto';
import { signMessage } from '../core/message-signature.js';
import type { SecretValue } from '../core/secret-value.js';
import { apiClient, refusedBy, type ApiCall } from '../platform/api-client.js';
import type { Clock } from '../platform/clock.js';
import { requireSafeAddress } from '../platform/exchange.js';
import type { Consumer } from './consumer.js';

export interface WebhookSettings {
  readonly url: string;
  /** Name of the credential in the configuration, for the message. */
  readonly credential: string;
}

export interface WebhookDependencies {
  readonly clock: Clock;
  /** The key that the message is signed with; asked for when there is something to sign. */
  readonly secret: () => Promise<SecretValue>;
  /** PEM text of the authority that signed the server's certificate. */
  readonly ca?: () => Promise<string>;
}

const WHO = 'consumer';

/**
 * Tells it again after a crash, with the same delivery id, so that the receiver can know a repetition. Any 2xx is done;
 * an address that does not answer is asked again, since a repetition does no harm.
 */
export function webhookConsumer({ url, credential }: WebhookSettings, deps: WebhookDependencies): Consumer {
  requireSafeAddress('consumer: webhook', url);
  const { origin: address, pathname } = new URL(url);
  // The path may be what lets somebody in: it stands in no message.
  const name = `webhook:${address}`;
  return {
    name,
    carries: ['user'],
    check: () => Promise.resolve('unknown'),
    async update({ rotationId, reference }, signal) {
      signal.throwIfAborted();
      const at = deps.clock.now();
      const message = {
        event: 'credential.replaced',
        rotation: rotationId,
        credential,
        reference,
        at: at.toISOString(),
      };
      const call: ApiCall = {
        doing: 'tell',
        about: name,
        method: 'POST',
        path: pathname,
        headers: {
          'x-unleak-delivery': deliveryIdOf(rotationId, url),
          'x-unleak-signature': signMessage(`consumer: ${name}`, await deps.secret(), JSON.stringify(message), at),
        },
        json: message,
        repeatable: true,
        signal,
      };
      const ca = await deps.ca?.();
      const answer = await apiClient({ provider: WHO, address, ca }, deps.clock)(call);
      if (answer.status < 300) return;
      throw refusedBy(WHO, call, answer, { hint: 'see why it refuses, then resume; the old credential still works' });
    },
  };
}

function deliveryIdOf(rotationId: string, url: string): string {
  return `${rotationId}-${createHash('sha256').update(url).digest('hex').slice(0, 12)}`;
}
