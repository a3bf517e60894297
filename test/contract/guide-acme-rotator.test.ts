// The example rotator of docs/adding-a-rotator.md against the contract, with a fake provider that keeps state.
import { AppError } from '../../src/core/errors.js';
import { SecretValue } from '../../src/core/secret-value.js';
import { acmeRotator, type AcmeApi } from './guide-acme-rotator.js';
import { rotatorContract, type RotatorWorld } from './rotators.js';

interface Key {
  value: string;
  active: boolean;
}

rotatorContract('acme', 'overlap', () => Promise.resolve(world()));

function world(): RotatorWorld {
  const keys = new Map<string, Key>([['orders', { value: ['acme', 'live', 'leaked'].join('_'), active: true }]]);
  const isLive = (secret: SecretValue): boolean =>
    [...keys.values()].some(({ value, active }) => active && value === secret.reveal());
  const api = fakeAcme(keys, isLive);
  return {
    rotator: acmeRotator(api),
    credential: {
      provider: 'acme',
      secret: new SecretValue(keys.get('orders')!.value),
      attributes: { name: 'orders' },
    },
    providerState: () => Promise.resolve(JSON.stringify([...keys])),
    countLiveLogins: () => Promise.resolve([...keys.values()].filter(({ active }) => active).length),
    isLive: ({ secret }) => Promise.resolve(isLive(secret)),
    losingAnswers: () => {
      let lost = 0;
      const create: AcmeApi['create'] = async (...args) => {
        await api.create(...args);
        lost += 1;
        throw new AppError('ambiguous', 'acme: create: the answer was lost');
      };
      return Promise.resolve({
        rotator: acmeRotator({ ...api, create }),
        lost: () => lost,
        stop: () => Promise.resolve(),
      });
    },
    occupyName: ({ attributes }) => {
      keys.set(attributes['name']!, { value: 'of-somebody-else', active: true });
      return Promise.resolve();
    },
    changeSecret: () => {
      keys.get('orders')!.value = 'another';
      return Promise.resolve();
    },
    otherSecrets: [],
    stop: () => Promise.resolve(),
  };
}

function fakeAcme(keys: Map<string, Key>, isLive: (secret: SecretValue) => boolean): AcmeApi {
  return {
    create: (name, key) => {
      if (keys.has(name)) return Promise.resolve(409);
      keys.set(name, { value: key.reveal(), active: true });
      return Promise.resolve(201);
    },
    find: (name) => Promise.resolve(keys.get(name)),
    setActive: (name, active) => {
      keys.get(name)!.active = active;
      return Promise.resolve();
    },
    remove: (name) => {
      keys.delete(name);
      return Promise.resolve();
    },
    whoAmI: (key) => Promise.resolve(isLive(key) ? 200 : 401),
  };
}
