// One cheap provider of each class, as the tests of misfortunes other than crashes need it: what is there afterwards is
// counted at the server, and the fake can be told to misbehave.
import { cloudflareLeak } from '../e2e/support/cloudflare-leak.js';
import { gitlabLeak, ROLL } from '../e2e/support/gitlab-leak.js';
import { LOCAL_STORE } from '../e2e/support/leak-scene.js';
import { sendgridLeak } from '../e2e/support/sendgrid-leak.js';
import { stripeWebhookLeak } from '../e2e/support/stripe-leak.js';
import { send } from '../support/cloudflare/cloudflare-client.js';
import { cloudflareScene } from '../support/cloudflare/cloudflare-scene.js';
import type { FakeServer } from '../support/fake/fake-provider.js';
import { gitlabScene } from '../support/gitlab-scene.js';
import { sendgridScene } from '../support/sendgrid-scene.js';
import { stripeScene } from '../support/stripe-scene.js';
import { CrashBench, type CrashProvider } from './crash-bench.js';
import type { CrashPerson } from './walk.js';

export interface Bench {
  readonly bench: CrashBench;
  readonly person?: Omit<CrashPerson, 'bench'>;
}

export interface Misfortune extends Bench {
  readonly fake: FakeServer;
}

export interface BenchScene {
  readonly title: string;
  make(): Promise<Bench>;
}

export interface MisfortuneScene extends BenchScene {
  make(): Promise<Misfortune>;
}

type Counted = Pick<CrashProvider, 'leak' | 'afterRotation'>;

/** Every scene ends so: one replacement lives and it is the stored one, the old one is dead. */
export const ROTATED = { live: 1, old: 'dead', stored: 'alive', envFileHasStored: true, violations: [] };

export const SENDGRID: MisfortuneScene = {
  title: 'a SendGrid key (overlap)',
  make: async () => {
    const scene = await sendgridScene();
    const { sendgrid, admin, leaked } = scene;
    const isAlive = async (value = ''): Promise<boolean> => (await scene.statusOf(value)) === 200;
    return misfortune(sendgrid, {
      leak: sendgridLeak(scene),
      afterRotation: async (stored, env) => ({
        live: sendgrid.state.keys.filter((key) => key !== admin && key !== leaked).length,
        old: word(await isAlive(leaked.value)),
        stored: word(await isAlive(stored['key'])),
        envFileHasStored: env['SENDGRID_API_KEY'] === stored['key'],
      }),
    });
  },
};

export const CLOUDFLARE = cloudflare('a Cloudflare token (overlap)', {});
export const CLOUDFLARE_ROLL = cloudflare('a Cloudflare token (roll)', {
  order: 'roll',
  roll: { reason: 'the id has to stay', owner: 'ops', until: '2099-12-31' },
});

export const GITLAB = gitlab('a GitLab token (overlap)', {});
export const GITLAB_ROLL = gitlab('a GitLab token (roll)', ROLL);

export const STRIPE: MisfortuneScene = {
  title: 'a Stripe signing secret (overlap)',
  make: async () => {
    const scene = await stripeScene();
    const { endpoints } = scene.stripe.state;
    const isAlive = (secret: string | undefined): boolean =>
      scene.stripe.state.endpoints.some((one) => one.secret === secret && !one.isDisabled);
    const old = endpoints.find(({ id }) => id === scene.endpointId)?.secret;
    return misfortune(scene.stripe, {
      leak: stripeWebhookLeak(scene),
      afterRotation: (stored, env) =>
        Promise.resolve({
          live: scene.stripe.state.endpoints.filter(({ id }) => id !== scene.endpointId).length,
          old: word(isAlive(old)),
          stored: word(isAlive(stored['secret'])),
          envFileHasStored: env['STRIPE_WEBHOOK_SECRET'] === stored['secret'],
        }),
    });
  },
};

function cloudflare(title: string, credential: object): MisfortuneScene {
  return {
    title,
    make: async () => {
      const scene = await cloudflareScene();
      const { cloudflare: fake, zone, leaked, manager, owner } = scene;
      const isAlive = async (token = ''): Promise<boolean> =>
        (await send(fake.url, `GET /zones/${zone.id}/dns_records`, { token })).status === 200;
      return misfortune(fake, {
        leak: cloudflareLeak(scene, { ...credential }),
        afterRotation: async (stored, env) => ({
          live: fake.state.tokensOf(owner).filter(({ id }) => id !== manager.id).length,
          old: word(await isAlive(leaked.value)),
          stored: word(await isAlive(stored['token'])),
          envFileHasStored: env['CLOUDFLARE_API_TOKEN'] === stored['token'],
        }),
      });
    },
  };
}

function gitlab(title: string, credential: object): MisfortuneScene {
  return {
    title,
    make: async () => {
      const scene = await gitlabScene();
      const isAlive = async (value = ''): Promise<boolean> => (await scene.statusOf(value)) === 200;
      return misfortune(scene.gitlab, {
        leak: gitlabLeak(scene, credential),
        afterRotation: async (stored, env) => ({
          live: scene.live().length,
          old: word(await isAlive(scene.leaked.value)),
          stored: word(await isAlive(stored['token'])),
          envFileHasStored: env['GITLAB_TOKEN'] === stored['token'],
        }),
      });
    },
  };
}

export async function misfortune(fake: FakeServer, { leak, afterRotation }: Counted): Promise<Misfortune> {
  const provider: CrashProvider = {
    leak,
    restore: () => Promise.resolve(),
    afterRotation: async (stored, env) => ({
      ...(await afterRotation(stored, env)),
      violations: fake.violations,
    }),
    rotated: ROTATED,
    afterAbort: () => Promise.resolve({}),
    untouched: {},
    close: () => fake.stop(),
  };
  return { bench: await CrashBench.make(provider, LOCAL_STORE), fake };
}

export const word = (isAlive: boolean): string => (isAlive ? 'alive' : 'dead');
