// Somebody who is told by a webhook: checks each message as the documentation says, and remembers what it said.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { startFake, type FakeServer } from './fake/fake-provider.js';

export interface FakeWebhook {
  readonly server: FakeServer;
  readonly url: string;
  readonly secret: string;
  /** Bodies of messages that were proven, by delivery id: the same delivery is one. */
  readonly deliveries: Map<string, unknown>;
  /** Every message that came with a good signature, repetitions too. */
  readonly messages: readonly string[];
}

type IsGenuine = (secret: string, header: string, body: string, now: number) => boolean;

const body = z.strictObject({
  event: z.literal('credential.replaced'),
  rotation: z.string(),
  credential: z.string(),
  reference: z.string(),
  at: z.iso.datetime(),
});

/** The time that the receiver has; a message of another time is not genuine. */
export async function startWebhook(now: () => Date = () => new Date()): Promise<FakeWebhook> {
  const secret = ['synthetic', 'signing', 'key'].join('-');
  const isGenuine = await documentedCheck();
  const deliveries = new Map<string, unknown>();
  const messages: string[] = [];
  const server = await startFake({
    name: 'webhook',
    routes: [
      {
        method: 'POST',
        path: '/hooks/unleak/',
        body,
        changes: true,
        answer: ({ headers, text, body: message }) => {
          const signature = String(headers['x-unleak-signature']);
          if (!isGenuine(secret, signature, text, now().getTime() / 1000)) return { status: 401 };
          deliveries.set(String(headers['x-unleak-delivery']), message);
          messages.push(text);
          return { status: 204 };
        },
      },
    ],
    refuse: (status) => ({ status }),
  });
  return { server, url: `${server.url}/hooks/unleak/`, secret, deliveries, messages };
}

/** The check that `docs/configuration.md` tells receivers to make, as it stands there. */
async function documentedCheck(): Promise<IsGenuine> {
  const page = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8');
  const snippet = /```js\n(?<code>[^`]*export function isGenuine[^`]*)```/.exec(page)?.groups?.['code'];
  if (snippet === undefined) throw new Error('docs/configuration.md: the check of a webhook is not there');
  const module = (await import(`data:text/javascript,${encodeURIComponent(snippet)}`)) as {
    readonly isGenuine: IsGenuine;
  };
  return module.isGenuine;
}
