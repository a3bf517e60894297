/** What the tests of rotations in AWS share: a fresh account and rotation for each test, and the steps that they all take. */
import { PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest';
import { attribute, type Credential } from '../../src/core/credential.js';
import { AppError } from '../../src/core/errors.js';
import type { AwsIamAdmin, AwsIamSettings } from '../../src/rotators/aws-iam.js';
import type { RotationContext, Rotator, SuccessorPlan } from '../../src/rotators/rotator.js';
import { startAws, type AwsAccount, type AwsServer, type UserState } from './aws-world.js';
import { missingBackend } from './backends.js';

export const REGION = 'eu-west-1';
/** Of successors, far from now. */
export const EXPIRES = '2099-01-02T03:04:05.678Z';

export class AwsBench {
  server!: AwsServer;
  account!: AwsAccount;
  ctx!: RotationContext;

  async start(): Promise<void> {
    this.server = await startAws();
  }

  /** An account in place of the one before, and a rotation in it. */
  async freshAccount(): Promise<void> {
    this.account = await this.server.freshAccount();
    this.nextRotation();
  }

  nextRotation(): void {
    const rotationId = `r${randomBytes(6).toString('hex')}`;
    this.ctx = { rotationId, signal: AbortSignal.timeout(30_000) };
  }

  async planned(rotator: Rotator, current: Credential): Promise<SuccessorPlan> {
    return { order: 'overlap', current, snapshot: await rotator.snapshot(this.ctx, current) };
  }

  async runToEnd(rotator: Rotator, plan: SuccessorPlan): Promise<Credential> {
    const { ctx } = this;
    const successor = await rotator.issue(ctx, plan);
    await rotator.verify(ctx, plan, successor);
    await rotator.disable(ctx, plan);
    await rotator.endSessions?.(ctx, plan, successor);
    expect(await rotator.confirm(ctx, plan)).toBe('rejected');
    await rotator.delete?.(ctx, plan);
    return successor;
  }

  async userOf(name: string): Promise<UserState> {
    const user = (await this.account.users())[name];
    if (user === undefined) throw new Error(`no user ${name}`);
    return user;
  }

  /** A key of the user `orders`, whose only policy these statements are. */
  async leakedWith(...statements: readonly object[]): Promise<Credential> {
    await this.account.newUser({ name: 'orders' });
    await this.grant('own', ...statements);
    return this.account.newKey('orders');
  }

  async grant(PolicyName: string, ...statements: readonly object[]): Promise<void> {
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: statements });
    await this.account.iam.send(new PutUserPolicyCommand({ UserName: 'orders', PolicyName, PolicyDocument }));
  }

  allowing(...allow: NonNullable<AwsIamSettings['allow']>): Rotator {
    return this.account.rotator({ allow });
  }

  /** Keys of a new administrator who may take just these actions. */
  async adminWith(actions: readonly string[]): Promise<AwsIamAdmin> {
    await this.account.newUser({ name: 'rotation-admin', inline: actions });
    const key = await this.account.newKey('rotation-admin');
    return { accessKeyId: attribute(key, 'key-id'), secretAccessKey: key.secret };
  }
}

/** A group of tests with one server, and for each test an account of its own. */
export function describeAws(title: string, tests: (bench: AwsBench) => void): void {
  const missing = missingBackend('python');
  describe.skipIf(missing !== undefined)(`${title}${missing === undefined ? '' : ` (${missing})`}`, () => {
    const bench = new AwsBench();
    beforeAll(() => bench.start(), 60_000);
    afterAll(() => bench.server?.stop());
    beforeEach(() => bench.freshAccount());
    tests(bench);
  });
}

/** Of the user that the plan makes. */
export function nameIn({ snapshot }: Pick<SuccessorPlan, 'snapshot'>): string {
  const name = snapshot.facts['successorUser'];
  if (typeof name === 'string') return name;
  throw new Error('the plan names no user');
}

export function notesOf({ snapshot }: SuccessorPlan): string {
  return snapshot.notes.join('\n');
}

/** The failure with its text; fails where there is none. */
export async function refusalOf(work: Promise<unknown>): Promise<AppError> {
  const outcome: unknown = await work.catch((error: unknown) => error);
  if (outcome instanceof AppError) return outcome;
  throw new Error('expected an AppError');
}
