import { expect, it } from 'vitest';
import type { Credential } from '../../src/core/credential.js';
import { SecretValue } from '../../src/core/secret-value.js';
import { drive } from '../../src/rotation/drive.js';
import { describeAws, nameIn } from '../support/aws-bench.js';
import { isChange } from '../support/aws-world.js';
import type { Fate } from '../support/lossy-http-proxy.js';
import { examplePlan, rotationSetting } from '../support/rotation-world.js';

describeAws('a whole rotation at aws-iam', (bench) => {
  const begin = async (): Promise<{
    readonly resume: () => Promise<string>;
    readonly abort: () => Promise<unknown>;
    readonly consumerHolds: () => string;
    readonly leaked: Credential;
    readonly successor: string;
  }> => {
    await bench.freshAccount();
    await bench.account.newUser({
      name: 'orders',
      inline: ['iam:ListUsers'],
      attached: ['s3:ListAllMyBuckets'],
      group: ['sqs:ListQueues'],
    });
    const leaked = await bench.account.newKey('orders');
    const rotator = bench.account.rotator();
    const { snapshot } = await bench.planned(rotator, leaked);
    const { journal, parts, world } = await rotationSetting();
    const plan = {
      ...examplePlan,
      provider: 'aws',
      rotator: 'aws-main',
      attributes: leaked.attributes,
      facts: snapshot.facts,
      deleteOld: snapshot.deleteOld,
    };
    await journal.create(bench.ctx.rotationId, plan, { old: leaked.secret, snapshot: new SecretValue('{}') });
    const lease = await journal.acquire(bench.ctx.rotationId, 'test');
    const going = { ...parts, rotator };
    return {
      leaked,
      successor: nameIn({ snapshot }),
      resume: async () => (await drive(going, lease, new AbortController().signal)).kind,
      abort: () => journal.flag(bench.ctx.rotationId, 'abortRequested'),
      consumerHolds: () => world.consumerHolds,
    };
  };
  /** How many changes a rotation makes that nothing disturbs. */
  const countChanges = async (): Promise<number> => {
    const { resume } = await begin();
    const before = bench.account.proxy.seen.length;
    expect(await resume()).toBe('done');
    return bench.account.proxy.seen.slice(before).filter(isChange).length;
  };

  it.each(['lose', 'cut'] as const)(
    'ends with one live key whatever change meets %s, and with no user too many',
    async (fate: Fate) => {
      const changes = await countChanges();
      expect(changes).toBeGreaterThan(6);
      for (let at = 1; at <= changes; at += 1) {
        const { resume, leaked, successor, consumerHolds } = await begin();
        let seen = 0;
        bench.account.proxy.decide((request) => (isChange(request) && ++seen === at ? fate : 'pass'));
        let kind = await resume().catch(() => 'stopped');
        for (let again = 0; kind !== 'done' && again < 3; again += 1) kind = await resume().catch(() => 'stopped');
        expect(kind).toBe('done');
        expect(seen).toBeGreaterThanOrEqual(at);
        const users = await bench.account.users();
        expect(Object.keys(users)).toEqual(['admin', 'orders', successor]);
        expect(users['orders']?.keys).toEqual({});
        const [keyId = '', ...more] = Object.keys(users[successor]?.keys ?? {});
        expect(more).toEqual([]);
        const held = new SecretValue(consumerHolds());
        expect(await bench.account.isLive({ ...leaked, secret: held, attributes: { 'key-id': keyId } })).toBe(true);
        expect(await bench.account.isLive(leaked)).toBe(false);
      }
    },
    120_000,
  );

  it('leaves nothing behind when it is aborted, wherever its making was cut off', async () => {
    const changes = await countChanges();
    for (let at = 1; at <= changes; at += 1) {
      const { resume, abort, leaked } = await begin();
      const before = await bench.account.users();
      let seen = 0;
      bench.account.proxy.decide((request) => {
        if (!isChange(request) || ++seen < at) return 'pass';
        return seen === at ? 'lose' : 'cut';
      });
      if ((await resume().catch(() => 'stopped')) === 'done') throw new Error('nothing was cut off');
      bench.account.proxy.decide(() => 'pass');
      await abort();
      const kind = await resume();
      if (kind === 'done') {
        // The new key is current already: from there it only goes on.
        expect(at).toBeGreaterThan(4);
        expect(await bench.account.isLive(leaked)).toBe(false);
        return;
      }
      expect(kind).toBe('aborted');
      expect(await bench.account.users()).toEqual(before);
      expect(await bench.account.isLive(leaked)).toBe(true);
    }
    throw new Error('every rotation could be aborted, the last one too');
  }, 120_000);
});
