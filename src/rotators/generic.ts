// A service that no other rotator knows, in the words of the configuration: each step is an HTTP request to one host, or
// a command that gets what it needs on standard input. Which order is possible follows from the steps that are there.
import { placesIn, textsIn } from '../core/template.js';
import { findIssued, issue, makeSecret } from './generic/issue.js';
import { askOld, proveNew } from './generic/proof.js';
import { namesTwins, orderOf, type GenericSettings } from './generic/settings.js';
import { takeSnapshot } from './generic/snapshot.js';
import { deleteOld, disable, enable, removeLost, withdraw } from './generic/stop.js';
import { genericWorld, type GenericDependencies } from './generic/world.js';
import type { Rotator, RotatorCapabilities } from './rotator.js';

export type { GenericSettings } from './generic/settings.js';

/** A rotator for one service. Its admin credential goes only to the configured host or to the configured commands. */
export function genericRotator(settings: GenericSettings, deps: GenericDependencies): Rotator {
  const world = genericWorld(settings, deps);
  const { steps, ours } = settings;
  const order = orderOf(settings);
  return {
    provider: 'generic',
    capabilities: capabilitiesOf(settings),
    snapshot: (ctx, current) => takeSnapshot(world, ctx, current),
    ...(ours === undefined ? {} : { prepare: (ctx, plan) => Promise.resolve(makeSecret(world, ours, ctx, plan)) }),
    issue: (ctx, plan, prepared) => issue(world, ctx, plan, prepared),
    reconcile: async (ctx, { effect, plan, prepared }) => {
      if (effect === 'issue') return findIssued(world, ctx, plan, prepared);
      const isDone = effect === 'disable' && (await askOld(world, ctx, plan)) === 'rejected';
      return { outcome: isDone ? 'applied' : 'not-applied' };
    },
    ...(ours === undefined && order === 'overlap'
      ? { removeLost: (ctx, plan, attributes) => removeLost(world, ctx, plan, attributes) }
      : {}),
    verify: (ctx, plan, successor) => proveNew(world, ctx, plan, successor),
    disable: (ctx, plan) => disable(world, ctx, plan),
    ...(steps.enable === undefined ? {} : { enable: (ctx, plan) => enable(world, ctx, plan) }),
    confirm: (ctx, plan) => askOld(world, ctx, plan),
    ...(steps.delete === undefined ? {} : { delete: (ctx, plan) => deleteOld(world, ctx, plan) }),
    withdraw: (ctx, plan, successor) => withdraw(world, ctx, plan, successor),
  };
}

function capabilitiesOf(settings: GenericSettings): RotatorCapabilities {
  const { steps, ours, propagationMs } = settings;
  const order = orderOf(settings);
  const isNamed = ['key-id', 'user'].some((name) => name in (ours?.attributes ?? {}) || name in steps.issue.take);
  const tellsEnd = textsIn(steps.issue).some((text) => placesIn(text).some((place) => ENDS.includes(place)));
  return {
    orders: [order],
    newIdentifier: order === 'overlap' && isNamed ? ['overlap'] : [],
    prepare: ours !== undefined,
    enable: steps.enable !== undefined,
    endSessions: false,
    delete: steps.delete !== undefined,
    nativeExpiry: tellsEnd,
    ...(namesTwins(settings) ? { namesTwins: true } : {}),
    ...(propagationMs === undefined ? {} : { propagationMs }),
    testedAgainst: 'real server',
    testDetail:
      'OpenBao (passwords of userpass in place, secret ids of AppRole with overlap), and a program over files; what your ' +
      'own steps do is your word',
  };
}

const ENDS: readonly string[] = ['expires', 'ttl'];
