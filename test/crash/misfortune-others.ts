// More providers for the misfortunes: keys that a service of the configuration, OpenAI or Google makes, a pair that is made
// here, a token that a person brings, and one that is got with the one before it.
import { genericLeak } from '../e2e/support/generic-leak.js';
import { accountLeak, apiKeyLeak } from '../e2e/support/google-leak.js';
import { npmLeak } from '../e2e/support/npm-leak.js';
import { keyStatus, openaiLeak } from '../e2e/support/openai-leak.js';
import { slackLeak } from '../e2e/support/slack-leak.js';
import { startFakeService } from '../support/generic/fake-service.js';
import { accountScene, apiKeyScene } from '../support/google-scene.js';
import { npmScene } from '../support/npm-scene.js';
import { openaiScene } from '../support/openai/openai-scene.js';
import { slackScene } from '../support/slack-scene.js';
import { misfortune, word, type MisfortuneScene } from './misfortune-scenes.js';

const DAY_MS = 86_400_000;
/** In it a used refresh token works on, as Slack promises; its length is not known. */
const GRACE_MS = 600_000;

export const GENERIC: MisfortuneScene = {
  title: 'a key of a configuration (overlap)',
  make: async () => {
    const service = await startFakeService();
    const leaked = service.addKey('orders');
    const isAlive = (value: string | undefined): boolean =>
      service.keys.some((key) => key.isActive && key.value === value);
    return misfortune(service, {
      leak: genericLeak(service, leaked),
      afterRotation: (stored, env) =>
        Promise.resolve({
          live: service.keys.length,
          old: word(isAlive(leaked.value)),
          stored: word(isAlive(stored['key'])),
          envFileHasStored: env['BILLING_API_KEY'] === stored['key'],
        }),
    });
  },
};

/** A person's key, whose replacement needs a service account too: `live` counts the accounts that were made. */
export const OPENAI: MisfortuneScene = {
  title: 'a key of a person at OpenAI (overlap)',
  make: async () => {
    const scene = await openaiScene();
    const { openai, project, userKey, account, leaked } = scene;
    return misfortune(openai, {
      leak: openaiLeak(scene, userKey),
      afterRotation: async (stored, env) => {
        const keys = openai.state.keysOf(project.id).filter(({ id }) => id !== leaked.id).length;
        const accounts = openai.state.accountsOf(project.id).filter(({ id }) => id !== account.id).length;
        return {
          live: Math.max(keys, accounts),
          old: word((await keyStatus(scene, userKey.value)) === 200),
          stored: word((await keyStatus(scene, stored['key'] ?? '')) === 200),
          envFileHasStored: env['OPENAI_API_KEY'] === stored['key'],
        };
      },
    });
  },
};

export const GOOGLE_API_KEY: MisfortuneScene = {
  title: 'an API key of Google (overlap)',
  make: async () => {
    const scene = await apiKeyScene({ realTime: true });
    return misfortune(scene.google, {
      leak: apiKeyLeak(scene),
      afterRotation: async (stored, env) => ({
        live: scene.google.state.apiKeys.filter(({ deletedAtMs }) => deletedAtMs === undefined).length,
        old: word((await scene.statusOf(scene.leaked.value)) === 200),
        stored: word((await scene.statusOf(stored['token'] ?? '')) === 200),
        envFileHasStored: env['TRANSLATE_KEY'] === stored['token'],
      }),
    });
  },
};

export const GOOGLE_ACCOUNT = googleAccount('refused');
/** Google does not say which of the two it does. */
export const GOOGLE_ACCOUNT_TWICE = googleAccount('another key');

function googleAccount(secondUpload: 'refused' | 'another key'): MisfortuneScene {
  return {
    title: `a Google key pair (${secondUpload === 'refused' ? 'taken once' : 'taken twice'})`,
    make: async () => {
      const scene = await accountScene({ realTime: true, secondUpload });
      return misfortune(scene.google, {
        leak: accountLeak(scene),
        afterRotation: (stored, env) => {
          const keys = scene.account.keys.filter(({ type, isDeleted }) => type === 'USER_MANAGED' && !isDeleted);
          const isThere = (id: string | undefined): boolean => keys.some((key) => key.id === id && !key.isDisabled);
          return Promise.resolve({
            live: keys.length,
            old: word(isThere(scene.keyId)),
            stored: word(isThere(stored['private_key_id'])),
            envFileHasStored: env['GOOGLE_CREDENTIALS']?.includes(stored['private_key_id'] ?? '?'),
          });
        },
      });
    },
  };
}

export const NPM: MisfortuneScene = {
  title: 'an npm token (by a person)',
  make: async () => {
    const scene = await npmScene({ now: () => Date.now() });
    const { registry, leaked, admin } = scene;
    const replacement = { packages: ['@acme/orders'], permission: 'read', 'expires-in-days': 30 };
    const made = await misfortune(registry, {
      leak: npmLeak({ registry: registry.url, token: leaked.value, provider: 'npm', replacement }),
      afterRotation: (stored, env) => {
        const live = registry.tokens.filter((token) => token !== admin && !token.isDead);
        return Promise.resolve({
          live: live.length,
          old: word(!leaked.isDead),
          stored: word(live.some(({ value }) => value === stored['token'])),
          envFileHasStored: env['NPM_TOKEN'] === stored['token'],
        });
      },
    });
    const expires = (): string => new Date(Date.now() + DAY_MS).toISOString();
    const person = { create: () => scene.newToken({ expires: expires() }).reveal(), act: () => undefined };
    return { ...made, person };
  },
};

/**
 * An access token, got with the refresh token that came with the one before. No call lists tokens, and a request that came
 * twice leaves a pair that nobody holds: its access token ends by itself after 12 hours. So only held ones are counted.
 */
export const SLACK: MisfortuneScene = {
  title: 'an access token of Slack (exchanged)',
  make: async () => {
    const world = await slackScene('access', { refreshGraceMs: GRACE_MS });
    const isAlive = async (token = ''): Promise<boolean> => (await world.wordOf(token)) === 'alive';
    return misfortune(world.slack, {
      leak: slackLeak(world),
      afterRotation: async (stored, env) => ({
        live: world.live().filter(({ value }) => value === stored['token']).length,
        old: word(await isAlive(world.leaked.value)),
        stored: word(await isAlive(stored['token'])),
        envFileHasStored: env['SLACK_TOKEN'] === stored['token'],
      }),
    });
  },
};
