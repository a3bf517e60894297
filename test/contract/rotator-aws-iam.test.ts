import {
  CreateLoginProfileCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteUserPolicyCommand,
  ListRolesCommand,
  ListUsersCommand,
  PutUserPolicyCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { attribute, type Credential } from '../../src/core/credential.js';
import { AppError } from '../../src/core/errors.js';
import { SecretValue } from '../../src/core/secret-value.js';
import { drive } from '../../src/rotation/drive.js';
import { AWS_IAM_ADMIN_ACTIONS, type AwsIamSettings } from '../../src/rotators/aws-iam.js';
import type { RotationContext, Rotator, SuccessorPlan } from '../../src/rotators/rotator.js';
import {
  actionOf,
  allow,
  isChange,
  startAws,
  type AwsAccount,
  type AwsServer,
  type UserState,
} from '../support/aws-world.js';
import { missingBackend } from '../support/backends.js';
import type { Fate } from '../support/lossy-http-proxy.js';
import { examplePlan, rotationSetting } from '../support/rotation-world.js';
import { newContext, planOf } from './rotators.js';
import { serverMadeContract, type ServerMadeWorld } from './rotators-server-made.js';

const missing = missingBackend('python');
describe.skipIf(missing !== undefined)(`aws-iam against moto${missing === undefined ? '' : ` (${missing})`}`, () => {
  let aws: AwsServer;
  beforeAll(async () => {
    aws = await startAws();
  }, 60_000);
  afterAll(() => aws.stop());

  for (const principal of ['purpose-made', 'same-user'] as const) {
    serverMadeContract(`aws-iam with principal ${principal}`, () => worldOf(aws, { principal }));
  }
  const fewer = [{ actions: ['iam:ListUsers'], resources: ['*'] }];
  serverMadeContract('aws-iam with fewer rights', () => worldOf(aws, { principal: 'purpose-made', allow: fewer }));

  let account: AwsAccount;
  let ctx: RotationContext;
  beforeEach(async () => {
    account = await aws.freshAccount();
    ctx = newContext();
  });
  const plannedFor = (rotator: Rotator, credential: Credential): Promise<SuccessorPlan> =>
    planOf({ rotator, credential }, 'overlap', ctx);
  const runToEnd = async (rotator: Rotator, plan: SuccessorPlan): Promise<Credential> => {
    const successor = await rotator.issue(ctx, plan);
    await rotator.verify(ctx, plan, successor);
    await rotator.disable(ctx, plan);
    await rotator.endSessions?.(ctx, plan, successor);
    expect(await rotator.confirm(ctx, plan)).toBe('rejected');
    await rotator.delete?.(ctx, plan);
    return successor;
  };
  const userOf = async (name: string): Promise<UserState> => {
    const user = (await account.users())[name];
    if (user === undefined) throw new Error(`no user ${name}`);
    return user;
  };

  describe('the user that is made', () => {
    const everything = {
      name: 'orders',
      path: '/apps/shop/',
      tags: { team: 'blue' },
      boundary: ['iam:ListUsers', 'iam:GetUser'],
      attached: ['s3:GetObject'],
      inline: ['iam:ListUsers', 'iam:ListRoles'],
      group: ['sqs:SendMessage'],
    };

    it('has exactly the rights of the old one, and its path and tags', async () => {
      await account.newUser(everything);
      const rotator = account.rotator();
      const plan = await plannedFor(rotator, await account.newKey('orders'));
      const successor = await rotator.issue(ctx, plan);
      const old = await userOf('orders');
      const made = await userOf(attribute(successor, 'user-name'));
      expect(made).toEqual({
        ...old,
        arn: `${old.arn}-unleak-${ctx.rotationId}`,
        tags: { team: 'blue', 'unleak-rotation': ctx.rotationId, 'unleak-base': 'orders' },
        keys: { [attribute(successor, 'key-id')]: 'Active' },
      });
      expect([made.boundary, made.attached.length, made.groups.length]).toEqual([old.boundary, 1, 1]);
    });

    it('may do what the old one may and is held by the same boundary', async () => {
      await account.newUser(everything);
      const rotator = account.rotator();
      const old = await account.newKey('orders');
      const successor = await rotator.issue(ctx, await plannedFor(rotator, old));
      for (const key of [old, successor]) {
        expect(await account.may(key, (iam) => iam.send(new ListUsersCommand({})))).toBe(true);
        expect(await account.may(key, (iam) => iam.send(new ListRolesCommand({})))).toBe(false);
      }
    });

    it('loses what it should not have before it gets a key', async () => {
      await account.newUser(everything);
      const rotator = account.rotator();
      const plan = await plannedFor(rotator, await account.newKey('orders'));
      const name = nameIn(plan);
      const tags = { team: 'blue', 'unleak-rotation': ctx.rotationId, 'unleak-base': 'orders' };
      const old = await userOf('orders');
      await account.iam.send(
        new CreateUserCommand({
          UserName: name,
          Path: everything.path,
          PermissionsBoundary: old.boundary,
          Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
        }),
      );
      const tooMuch = { UserName: name, PolicyName: 'more', PolicyDocument: allow(['*']) };
      await account.iam.send(new PutUserPolicyCommand(tooMuch));
      await rotator.issue(ctx, plan);
      expect((await userOf(name)).inline).toEqual(old.inline);
    });

    it('gets no key where its boundary is another one', async () => {
      await account.newUser(everything);
      const rotator = account.rotator();
      const plan = await plannedFor(rotator, await account.newKey('orders'));
      const name = nameIn(plan);
      const Tags = [
        { Key: 'unleak-rotation', Value: ctx.rotationId },
        { Key: 'unleak-base', Value: 'orders' },
      ];
      await account.iam.send(new CreateUserCommand({ UserName: name, Tags }));
      await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'conflict' });
      expect((await userOf(name)).keys).toEqual({});
    });

    it('is not made where the rights of the old one changed since the plan', async () => {
      await account.newUser(everything);
      const rotator = account.rotator();
      const plan = await plannedFor(rotator, await account.newKey('orders'));
      const more = { UserName: 'orders', PolicyName: 'more', PolicyDocument: allow(['*']) };
      await account.iam.send(new PutUserPolicyCommand(more));
      const before = await account.users();
      await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'conflict' });
      expect(await account.users()).toEqual(before);
    });

    it('is proven by a read that its policies allow, and not without it', async () => {
      await account.newUser({ name: 'orders', inline: ['iam:ListUsers'] });
      const rotator = account.rotator();
      const plan = await plannedFor(rotator, await account.newKey('orders'));
      expect(plan.snapshot.facts['readAction']).toBe('iam:ListUsers');
      const successor = await rotator.issue(ctx, plan);
      await rotator.verify(ctx, plan, successor);
      expect(account.proxy.seen.map(actionOf)).toContain('ListUsers');
      const UserName = attribute(successor, 'user-name');
      await account.iam.send(new DeleteUserPolicyCommand({ UserName, PolicyName: 'own' }));
      const failure = await refusalOf(rotator.verify(ctx, plan, successor));
      expect(failure).toMatchObject({ code: 'provider-refused' });
      expect(String(failure)).toContain('iam:ListUsers');
    });

    it('is proven by its identity alone where no read is allowed, and the plan says so', async () => {
      await account.newUser({ name: 'orders', inline: ['s3:GetObject'] });
      const rotator = account.rotator();
      const plan = await plannedFor(rotator, await account.newKey('orders'));
      expect(plan.snapshot.facts['readAction']).toBeNull();
      expect(plan.snapshot.notes.join('; ')).toContain('only the identity will be proven');
      await rotator.verify(ctx, plan, await rotator.issue(ctx, plan));
    });

    it('is not taken away with what somebody else gave it', async () => {
      await account.newUser({ name: 'orders' });
      const rotator = account.rotator();
      const plan = await plannedFor(rotator, await account.newKey('orders'));
      const successor = await rotator.issue(ctx, plan);
      const login = { UserName: attribute(successor, 'user-name'), Password: ['pass', 'word-1'].join('') };
      await account.iam.send(new CreateLoginProfileCommand(login));
      const before = await account.users();
      const failure = await refusalOf(rotator.withdraw(ctx, plan, successor));
      expect(failure).toMatchObject({ code: 'conflict' });
      expect(String(failure)).toContain('a console password');
      expect(await account.users()).toEqual(before);
    });

    it('stands in the way of nobody: a foreign user of its name makes the order impossible', async () => {
      await account.newUser({ name: 'orders' });
      await account.newUser({ name: `orders-unleak-${ctx.rotationId}` });
      const { orders, impossible } = await account.rotator().snapshot(ctx, await account.newKey('orders'));
      expect(orders).toEqual([]);
      expect(impossible['overlap']).toContain('exists already');
    });
  });

  describe('a user that an earlier rotation made', () => {
    const earlier = 'orders-unleak-r111111111111';
    const tags = { 'unleak-rotation': 'r111111111111', 'unleak-base': 'orders' };

    it('goes with its key, and the next one is named after the first', async () => {
      await account.newUser({ name: earlier, tags, inline: ['iam:ListUsers'], attached: ['s3:*'], group: ['sqs:*'] });
      const rotator = account.rotator();
      const plan = await plannedFor(rotator, await account.newKey(earlier));
      expect(plan.snapshot.effects.overlap?.delete).toContain(`DeleteUser ${earlier}`);
      const successor = await runToEnd(rotator, plan);
      expect(Object.keys(await account.users())).toEqual(['admin', `orders-unleak-${ctx.rotationId}`]);
      expect(await account.isLive(successor)).toBe(true);
      await rotator.delete?.(ctx, plan);
      expect(await rotator.reconcile(ctx, { effect: 'delete', plan })).toEqual({ outcome: 'applied' });
    });

    it('does not hand on the policy that ended sessions of its predecessor', async () => {
      await account.newUser({ name: 'orders', inline: ['iam:ListUsers'] });
      const rotator = account.rotator();
      await runToEnd(rotator, await plannedFor(rotator, await account.newKey('orders')));
      expect(Object.keys((await userOf('orders')).inline)).toEqual(['own', `unleak-revoke-sessions-${ctx.rotationId}`]);
      ctx = newContext();
      const successor = await rotator.issue(ctx, await plannedFor(rotator, await account.newKey('orders')));
      expect(Object.keys((await userOf(attribute(successor, 'user-name'))).inline)).toEqual(['own']);
    });

    it('stays where only its tags say that a rotation made it', async () => {
      await account.newUser({ name: 'orders-service', tags, inline: ['iam:ListUsers'] });
      const rotator = account.rotator();
      const plan = await plannedFor(rotator, await account.newKey('orders-service'));
      expect(plan.snapshot.effects.overlap?.delete).not.toContain('DeleteUser');
      await runToEnd(rotator, plan);
      expect((await userOf('orders-service')).keys).toEqual({});
    });

    it.each([
      ['another key', () => account.newKey(earlier)],
      [
        'a console password',
        () =>
          account.iam.send(new CreateLoginProfileCommand({ UserName: earlier, Password: ['pass', 'w-1'].join('') })),
      ],
    ])('stays, with its rights, where it has %s', async (_, give) => {
      await account.newUser({ name: earlier, tags, inline: ['iam:ListUsers'] });
      const rotator = account.rotator();
      const leaked = await account.newKey(earlier);
      await give();
      const before = await userOf(earlier);
      await runToEnd(rotator, await plannedFor(rotator, leaked));
      const after = await userOf(earlier);
      expect(after.inline).toMatchObject(before.inline);
      expect(Object.keys(after.keys)).toEqual(
        Object.keys(before.keys).filter((id) => id !== attribute(leaked, 'key-id')),
      );
    });
  });

  describe('a user with two keys', () => {
    let leaked: Credential;
    let other: Credential;
    beforeEach(async () => {
      await account.newUser({ name: 'orders', inline: ['iam:ListUsers'] });
      leaked = await account.newKey('orders');
      other = await account.newKey('orders');
    });
    const stop = (): Promise<unknown> =>
      account.iam.send(
        new UpdateAccessKeyCommand({
          UserName: 'orders',
          AccessKeyId: attribute(other, 'key-id'),
          Status: 'Inactive',
        }),
      );
    const sessionsEndBefore = async (): Promise<number> => {
      const policy = (await userOf('orders')).inline[`unleak-revoke-sessions-${ctx.rotationId}`];
      return Date.parse(/"aws:TokenIssueTime":"([^"]+)"/.exec(JSON.stringify(policy))?.[1] ?? '');
    };

    it('keeps the other key, and its applications can open sessions at once', async () => {
      const rotator = account.rotator();
      const plan = await plannedFor(rotator, leaked);
      expect(plan.snapshot.notes.join('; ')).toContain(`${attribute(other, 'key-id')} (active): it stays`);
      await runToEnd(rotator, plan);
      expect((await userOf('orders')).keys).toEqual({ [attribute(other, 'key-id')]: 'Active' });
      expect(await account.isLive(other)).toBe(true);
      expect(await sessionsEndBefore()).toBeLessThanOrEqual(account.clock.now().getTime());
    });

    it('with the other one stopped, also ends sessions that begin while IAM still agrees on the leaked one', async () => {
      await stop();
      const rotator = account.rotator();
      await runToEnd(rotator, await plannedFor(rotator, leaked));
      expect(await sessionsEndBefore()).toBeGreaterThan(account.clock.now().getTime());
    });

    it('has to wait for a person where the new key should be its own, and the hint names the other key', async () => {
      const rotator = account.rotator({ principal: 'same-user' });
      const plan = await plannedFor(rotator, leaked);
      const before = await account.users();
      const failure = await refusalOf(rotator.issue(ctx, plan));
      expect(failure).toMatchObject({
        code: 'needs-person',
        hint: expect.stringContaining(`resume ${ctx.rotationId} --free-slot ${attribute(other, 'key-id')}`) as string,
      });
      expect(await account.users()).toEqual(before);
    });

    it.each([
      ['used and then stopped', () => account.may(other, (iam) => iam.send(new ListUsersCommand({}))).then(stop)],
      ['never used', () => Promise.resolve(undefined)],
    ])('gets room when a person names the other key and it is %s', async (_, prepare) => {
      await prepare();
      const rotator = account.rotator({ principal: 'same-user' });
      const plan = await plannedFor(rotator, leaked);
      await rotator.freeSlot?.(ctx, plan, attribute(other, 'key-id'));
      await rotator.freeSlot?.(ctx, plan, attribute(other, 'key-id'));
      const successor = await runToEnd(rotator, plan);
      expect((await userOf('orders')).keys).toEqual({ [attribute(successor, 'key-id')]: 'Active' });
    });

    it('keeps a key that is in use, the leaked one and one that came later, whoever names them', async () => {
      await account.may(other, (iam) => iam.send(new ListUsersCommand({})));
      const rotator = account.rotator({ principal: 'same-user' });
      const plan = await plannedFor(rotator, leaked);
      const before = await account.users();
      for (const id of [attribute(other, 'key-id'), attribute(leaked, 'key-id'), ['AKIA', 'LATER'].join('')]) {
        await expect(rotator.freeSlot?.(ctx, plan, id)).rejects.toMatchObject({ code: 'usage' });
      }
      expect(await account.users()).toEqual(before);
    });
  });

  it('frees no slot where the new key gets a user of its own', async () => {
    await account.newUser({ name: 'orders' });
    const leaked = await account.newKey('orders');
    const other = attribute(await account.newKey('orders'), 'key-id');
    const rotator = account.rotator();
    const plan = await plannedFor(rotator, leaked);
    await expect(rotator.freeSlot?.(ctx, plan, other)).rejects.toMatchObject({ code: 'usage' });
    expect(Object.keys((await userOf('orders')).keys)).toContain(other);
  });

  it('stops at a key that appeared on the same user meanwhile, and names it', async () => {
    await account.newUser({ name: 'orders' });
    const rotator = account.rotator({ principal: 'same-user' });
    const plan = await plannedFor(rotator, await account.newKey('orders'));
    const theirs = attribute(await account.newKey('orders'), 'key-id');
    const before = await account.users();
    const failure = await refusalOf(rotator.issue(ctx, plan));
    expect(failure).toMatchObject({ code: 'conflict' });
    expect(String(failure)).toContain(theirs);
    const found = await rotator.reconcile(ctx, { effect: 'issue', plan });
    expect(found).toMatchObject({ outcome: 'conflict', detail: expect.stringContaining(theirs) as string });
    const claimed = { ...plan.current, attributes: { 'key-id': theirs, 'user-name': 'orders' } };
    await expect(rotator.removeLost?.(ctx, plan, claimed.attributes)).rejects.toMatchObject({ code: 'conflict' });
    expect(await account.users()).toEqual(before);
  });

  describe('the administrator', () => {
    const adminWith = async (actions: readonly string[]): Promise<Rotator> => {
      await account.newUser({ name: 'rotation-admin', inline: actions });
      const key = await account.newKey('rotation-admin');
      const keys = { accessKeyId: attribute(key, 'key-id'), secretAccessKey: key.secret };
      return account.rotator({}, keys);
    };

    it('needs no more than the rights that are listed', async () => {
      const earlier = 'orders-unleak-r111111111111';
      const tags = { 'unleak-rotation': 'r111111111111', 'unleak-base': 'orders' };
      await account.newUser({ name: earlier, tags, inline: ['iam:ListUsers'], attached: ['s3:*'], group: ['sqs:*'] });
      const rotator = await adminWith(AWS_IAM_ADMIN_ACTIONS);
      const plan = await plannedFor(rotator, await account.newKey(earlier));
      await rotator.withdraw(ctx, plan, await rotator.issue(ctx, plan));
      await rotator.disable(ctx, plan);
      await rotator.enable?.(ctx, plan);
      await runToEnd(rotator, plan);
      const needed = new Set(account.proxy.seen.map((request) => `iam:${actionOf(request)}`));
      // Not seen by moto, but AWS asks for it to create a user with tags; and the reads of the successor itself.
      const unseen = AWS_IAM_ADMIN_ACTIONS.filter((action) => !needed.has(action));
      expect(unseen).toEqual(['iam:TagUser']);
    });

    it.each(['iam:CreateUser', 'iam:CreateAccessKey', 'iam:GetAccessKeyLastUsed', 'iam:GetPolicyVersion'])(
      'is told which right is missing: %s',
      async (action) => {
        await account.newUser({ name: 'orders', attached: ['iam:ListUsers'] });
        const leaked = await account.newKey('orders');
        const rotator = await adminWith(AWS_IAM_ADMIN_ACTIONS.filter((one) => one !== action));
        const failure = await refusalOf(plannedFor(rotator, leaked).then((plan) => rotator.issue(ctx, plan)));
        expect(failure).toMatchObject({
          code: 'provider-refused',
          hint: expect.stringContaining(action) as string,
        });
      },
    );

    it('may not be the leaked user itself', async () => {
      await account.newUser({ name: 'orders', inline: ['*'] });
      const leaked = await account.newKey('orders');
      const own = await account.newKey('orders');
      const keys = { accessKeyId: attribute(own, 'key-id'), secretAccessKey: own.secret };
      const { orders, impossible } = await account.rotator({}, keys).snapshot(ctx, leaked);
      expect(orders).toEqual([]);
      expect(impossible['overlap']).toContain('lock it out');
    });
  });

  describe('the plan', () => {
    it('says what is dangerous, in words', async () => {
      await account.newUser({ name: 'orders', group: ['iam:PassRole'], boundary: ['s3:*'] });
      const { notes } = await account.rotator().snapshot(ctx, await account.newKey('orders'));
      expect(notes.join('; ')).toMatch(/orders may hand any role.*\(iam:PassRole\), as far as its boundary lets it/);
    });

    it('says which policies name the user itself', async () => {
      await account.newUser({ name: 'orders' });
      const PolicyDocument = allow(['s3:*']).replace('"*"', '"arn:aws:s3:::home/${aws:username}/*"');
      const own = { UserName: 'orders', PolicyName: 'home', PolicyDocument };
      await account.iam.send(new PutUserPolicyCommand(own));
      const { notes } = await account.rotator().snapshot(ctx, await account.newKey('orders'));
      expect(notes.join('; ')).toContain('home: names its user');
    });

    it('is not made for a key that is gone', async () => {
      await account.newUser({ name: 'orders' });
      const leaked = await account.newKey('orders');
      const AccessKeyId = attribute(leaked, 'key-id');
      await account.iam.send(new DeleteAccessKeyCommand({ UserName: 'orders', AccessKeyId }));
      await expect(account.rotator().snapshot(ctx, leaked)).rejects.toMatchObject({ code: 'not-found' });
    });

    it('is made for a key that is inactive, and says that it is', async () => {
      await account.newUser({ name: 'orders', inline: ['iam:ListUsers'] });
      const leaked = await account.newKey('orders');
      const rotator = account.rotator();
      await rotator.disable(ctx, await plannedFor(rotator, leaked));
      const plan = await plannedFor(rotator, leaked);
      expect(plan.snapshot.notes.join('; ')).toContain('is inactive');
      await runToEnd(rotator, plan);
    });
  });

  describe('a whole rotation', () => {
    const begin = async (): Promise<{
      readonly resume: () => Promise<string>;
      readonly abort: () => Promise<unknown>;
      readonly consumerHolds: () => string;
      readonly leaked: Credential;
      readonly successor: string;
    }> => {
      account = await aws.freshAccount();
      ctx = newContext();
      await account.newUser({ name: 'orders', inline: ['iam:ListUsers'], attached: ['s3:*'], group: ['sqs:*'] });
      const leaked = await account.newKey('orders');
      const rotator = account.rotator();
      const { snapshot } = await plannedFor(rotator, leaked);
      const { journal, parts, world } = await rotationSetting();
      const plan = {
        ...examplePlan,
        provider: 'aws',
        rotator: 'aws-main',
        attributes: leaked.attributes,
        facts: snapshot.facts,
        deleteOld: snapshot.deleteOld,
      };
      await journal.create(ctx.rotationId, plan, { old: leaked.secret, snapshot: new SecretValue('{}') });
      const lease = await journal.acquire(ctx.rotationId, 'test');
      const going = { ...parts, rotator };
      return {
        leaked,
        successor: nameIn({ snapshot }),
        resume: async () => (await drive(going, lease, new AbortController().signal)).kind,
        abort: () => journal.flag(ctx.rotationId, 'abortRequested'),
        consumerHolds: () => world.consumerHolds,
      };
    };
    /** How many changes a rotation makes that nothing disturbs. */
    const countChanges = async (): Promise<number> => {
      const { resume } = await begin();
      const before = account.proxy.seen.length;
      expect(await resume()).toBe('done');
      return account.proxy.seen.slice(before).filter(isChange).length;
    };

    it.each(['lose', 'cut'] as const)(
      'ends with one live key whatever change meets %s, and with no user too many',
      async (fate: Fate) => {
        const changes = await countChanges();
        expect(changes).toBeGreaterThan(6);
        for (let at = 1; at <= changes; at += 1) {
          const { resume, leaked, successor, consumerHolds } = await begin();
          let seen = 0;
          account.proxy.decide((request) => (isChange(request) && ++seen === at ? fate : 'pass'));
          let kind = await resume().catch(() => 'stopped');
          for (let again = 0; kind !== 'done' && again < 3; again += 1) kind = await resume().catch(() => 'stopped');
          expect(kind).toBe('done');
          expect(seen).toBeGreaterThanOrEqual(at);
          const users = await account.users();
          expect(Object.keys(users)).toEqual(['admin', 'orders', successor]);
          expect(users['orders']?.keys).toEqual({});
          const [keyId = '', ...more] = Object.keys(users[successor]?.keys ?? {});
          expect(more).toEqual([]);
          const held = new SecretValue(consumerHolds());
          expect(await account.isLive({ ...leaked, secret: held, attributes: { 'key-id': keyId } })).toBe(true);
          expect(await account.isLive(leaked)).toBe(false);
        }
      },
      120_000,
    );

    it('leaves nothing behind when it is aborted, wherever its making was cut off', async () => {
      const changes = await countChanges();
      for (let at = 1; at <= changes; at += 1) {
        const { resume, abort, leaked } = await begin();
        const before = await account.users();
        let seen = 0;
        account.proxy.decide((request) => {
          if (!isChange(request) || ++seen < at) return 'pass';
          return seen === at ? 'lose' : 'cut';
        });
        if ((await resume().catch(() => 'stopped')) === 'done') throw new Error('nothing was cut off');
        account.proxy.decide(() => 'pass');
        await abort();
        const kind = await resume();
        if (kind === 'done') {
          // The new key is current already: from there it only goes on.
          expect(at).toBeGreaterThan(4);
          expect(await account.isLive(leaked)).toBe(false);
          return;
        }
        expect(kind).toBe('aborted');
        expect(await account.users()).toEqual(before);
        expect(await account.isLive(leaked)).toBe(true);
      }
      throw new Error('every rotation could be aborted, the last one too');
    }, 120_000);
  });
});

/** Of the user that the plan makes. */
function nameIn({ snapshot }: Pick<SuccessorPlan, 'snapshot'>): string {
  const name = snapshot.facts['successorUser'];
  if (typeof name === 'string') return name;
  throw new Error('the plan names no user');
}

async function refusalOf(work: Promise<unknown>): Promise<AppError> {
  const outcome: unknown = await work.catch((error: unknown) => error);
  if (outcome instanceof AppError) return outcome;
  throw new Error('expected an AppError');
}

async function worldOf(aws: AwsServer, settings: Partial<AwsIamSettings>): Promise<ServerMadeWorld> {
  const { principal } = settings;
  const account = await aws.freshAccount();
  await account.newUser({ name: 'orders', path: '/apps/', inline: ['iam:ListUsers'], group: ['s3:GetObject'] });
  const credential = await account.newKey('orders');
  const keyId = attribute(credential, 'key-id');
  const users = (): Promise<Readonly<Record<string, UserState>>> => account.users();
  return {
    rotator: account.rotator(settings),
    credential,
    isMarked: principal === 'purpose-made',
    otherSecrets: [account.admin.secretAccessKey],
    providerState: async () => JSON.stringify(await users()),
    countLiveLogins: async () =>
      Object.entries(await users())
        .filter(([name]) => name.startsWith('orders'))
        .flatMap(([, { keys }]) => Object.values(keys).filter((status) => status === 'Active')).length,
    isLive: (one) => account.isLive(one),
    loseAnswer: (n) => {
      let [seen, lost] = [0, 0];
      account.proxy.decide((request) => {
        if (!isChange(request) || ++seen !== n) return 'pass';
        lost += 1;
        return 'lose';
      });
      return () => lost;
    },
    ...(principal === 'purpose-made'
      ? {
          occupyName: async (plan) => {
            const UserName = nameIn(plan);
            await account.iam.send(new CreateUserCommand({ UserName }));
          },
        }
      : {}),
    removeLeaked: async () => {
      await account.iam.send(new DeleteAccessKeyCommand({ UserName: 'orders', AccessKeyId: keyId }));
    },
    withoutLeaked: (state) => {
      const { orders, ...rest } = JSON.parse(state) as Record<string, UserState>;
      const keys = Object.fromEntries(Object.entries(orders?.keys ?? {}).filter(([id]) => id !== keyId));
      const all = { ...rest, orders: { ...orders, keys } };
      return JSON.stringify(Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1))));
    },
    providerLog: () => Promise.resolve(JSON.stringify(account.proxy.seen)),
    stop: () => Promise.resolve(),
  };
}
