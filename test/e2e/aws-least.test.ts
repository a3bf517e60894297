import { IAMClient, ListRolesCommand, ListUsersCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askBucket, makeBucket } from '../support/aws-buckets.js';
import { usageFate } from '../support/aws-usage.js';
import { missingBackend } from '../support/backends.js';
import { lossyHttpProxy, type LossyHttpProxy } from '../support/lossy-http-proxy.js';
import { startMoto, type AwsKey, type Moto } from '../support/moto.js';
import { AwsLeak } from './support/aws-leak.js';
import { LeakScene } from './support/leak-scene.js';

const missing = missingBackend('python');
const INVOICES = 'arn:aws:s3:::invoices/*';

describe.skipIf(missing !== undefined)(
  `a leaked AWS key that may do everything${missing === undefined ? '' : ` (skipped: ${missing})`}`,
  () => {
    let moto: Moto;
    let leaked: AwsLeak;
    let proxy: LossyHttpProxy;
    beforeAll(async () => {
      moto = await startMoto({ enforceIam: true });
      proxy = await lossyHttpProxy(moto.endpoint);
    }, 60_000);
    afterAll(async () => {
      await proxy?.stop();
      await moto?.stop();
    });

    const begin = async (more: object, policy: object = {}): Promise<LeakScene> => {
      await moto.reset();
      leaked = await AwsLeak.make(moto, proxy.address, ['*']);
      for (const bucket of ['invoices', 'payroll']) await makeBucket(moto, moto.admin, bucket);
      const main = { ...(leaked.leak.providers['aws-main'] as object), ...more };
      return LeakScene.make({ ...leaked.leak, providers: { 'aws-main': main }, policy });
    };
    const keyIn = async (scene: LeakScene): Promise<AwsKey> => {
      const { accessKeyId = '', secretAccessKey = '' } = await scene.stored();
      return { accessKeyId, secretAccessKey };
    };
    const mayListUsers = async (key: AwsKey): Promise<boolean> => {
      const iam = new IAMClient({ endpoint: moto.endpoint, region: moto.region, credentials: key, maxAttempts: 1 });
      return succeeds(iam.send(new ListUsersCommand({})));
    };
    const mayListRoles = async (key: AwsKey): Promise<boolean> => {
      const iam = new IAMClient({ endpoint: moto.endpoint, region: moto.region, credentials: key, maxAttempts: 1 });
      return succeeds(iam.send(new ListRolesCommand({})));
    };

    it('becomes one that writes to a bucket and can do nothing else, until the time that policy sets', async () => {
      const allow = [{ actions: ['s3:PutObject'], resources: [INVOICES] }];
      const scene = await begin({ allow }, { 'max-lifetime': { default: '30d' } });
      const fingerprint = await scene.scan();
      expect(await mayListUsers(leaked.key)).toBe(true);

      const plan = await scene.run(['rotate', fingerprint]);
      expect(plan.stderr).toBe('');
      expect(plan.stdout).toContain(`one policy, which allows s3:PutObject on ${INVOICES}`);
      const applied = await scene.run(['rotate', fingerprint, '--apply']);
      expect(applied.code, applied.stderr).toBe(0);

      const key = await keyIn(scene);
      expect(await askBucket(moto, key, 'PUT', 'invoices/new', 'paid')).toBe('works');
      expect(await askBucket(moto, key, 'GET', 'invoices/old')).toBe('AccessDenied');
      expect(await askBucket(moto, key, 'PUT', 'payroll/new', 'paid')).toBe('AccessDenied');
      expect(await askBucket(moto, key, 'GET', 'payroll/old')).toBe('AccessDenied');
      expect(await mayListUsers(key)).toBe(false);
      expect(await leaked.use(leaked.key)).toBe('InvalidClientTokenId');
      const [policy = ''] = await leaked.policiesOfMade();
      const end = /"DateGreaterThan":\{"aws:CurrentTime":"([^"]+)"\}/.exec(policy)?.[1] ?? '';
      expect((Date.parse(end) - Date.now()) / 86_400_000).toBeCloseTo(30, 1);
      scene.home.remove();
    }, 120_000);

    it('becomes one that may do what AWS saw it do and what is named beside that', async () => {
      const scene = await begin({ allow: ['used', { purpose: 'bucket-write', resources: ['arn:aws:s3:::invoices'] }] });
      proxy.decide(
        usageFate({
          keyId: leaked.key.accessKeyId,
          userArn: 'arn:aws:iam::123456789012:user/orders',
          events: {
            'us-east-1': [{ call: 'iam:ListRoles' }],
            [moto.region]: [{ call: 's3:GetBucketAcl', arns: ['arn:aws:s3:::invoices'] }],
          },
          services: [{ name: 'dynamodb', actions: [] }],
        }),
      );
      const applied = await scene.run(['rotate', await scene.scan(), '--apply']);
      expect(applied.code, applied.stderr).toBe(0);
      const id = (await scene.run(['rotations', 'list'])).stdout.split(' ')[0]!;
      expect((await scene.run(['rotations', 'show', id])).stdout).toContain('dynamodb was last used on 2026-01-02');

      const key = await keyIn(scene);
      expect(await mayListRoles(key)).toBe(true);
      expect(await mayListUsers(key)).toBe(false);
      expect(await askBucket(moto, key, 'PUT', 'invoices/new', 'paid')).toBe('works');
      expect(await askBucket(moto, key, 'GET', 'payroll/old')).toBe('AccessDenied');
      expect(await leaked.use(leaked.key)).toBe('InvalidClientTokenId');
      proxy.decide(() => 'pass');
      scene.home.remove();
    }, 120_000);

    it('dies first in an emergency, and its replacement waits for word of what it may do', async () => {
      const scene = await begin({});
      const fingerprint = await scene.scan();
      const hasty = ['rotate', fingerprint, '--apply', '--emergency', '--reason', 'seen in use'];
      const waiting = await scene.run(hasty);
      expect(waiting.code).toBe(4);
      expect(waiting.stderr).toContain('too wide: * on * (aws-administrator-access)');
      expect(await leaked.use(leaked.key)).toBe('InvalidClientTokenId');
      expect(await leaked.madeUsers()).toEqual([]);

      scene.writeConfiguration({ allow: { actions: ['s3:PutObject'], resources: [INVOICES] } });
      const id = (await scene.run(['rotations', 'list'])).stdout.split(' ')[0]!;
      const resumed = await scene.run(['rotations', 'resume', id]);
      expect(resumed.code, resumed.stderr).toBe(0);
      const key = await keyIn(scene);
      expect(await askBucket(moto, key, 'PUT', 'invoices/new', 'paid')).toBe('works');
      expect(await mayListUsers(key)).toBe(false);
      scene.home.remove();
    }, 120_000);

    it('is not replaced by its like: the refusal names the lines to add, and nothing is changed', async () => {
      const scene = await begin({});
      const fingerprint = await scene.scan();
      const refused = await scene.run(['rotate', fingerprint, '--apply']);
      expect(refused.code).toBe(2);
      expect(refused.stderr).toContain('too wide: * on * (aws-administrator-access)');
      expect(refused.stderr).toContain('allow: used');
      expect(refused.stderr).toContain('rule: aws-administrator-access, credentials: [orders-app]');
      expect(await leaked.use(leaked.key)).toBe('works');
      expect(await leaked.madeUsers()).toEqual([]);
      scene.home.remove();
    }, 60_000);

    it('is replaced by its like where somebody answers for that, and the trail says who', async () => {
      const until = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
      const waiver = {
        rule: 'aws-administrator-access',
        credentials: ['orders-*'],
        reason: 'break glass',
        owner: 'ann',
        until,
      };
      const scene = await begin({}, { waivers: [waiver] });
      const applied = await scene.run(['rotate', await scene.scan(), '--apply']);
      expect(applied.code, applied.stderr).toBe(0);
      expect(await mayListUsers(await keyIn(scene))).toBe(true);
      const id = (await scene.run(['rotations', 'list'])).stdout.split(' ')[0]!;
      const shown = await scene.run(['rotations', 'show', id]);
      expect(shown.stdout).toContain(`aws-administrator-access is waived by ann until ${until}: break glass`);
      scene.home.remove();
    }, 120_000);

    it('gets no replacement that may do what it could not', async () => {
      const scene = await begin({ allow: [{ actions: ['s3:PutObject'], resources: [INVOICES] }] });
      await leaked.limitTo(['s3:GetObject'], INVOICES);
      const refused = await scene.run(['rotate', await scene.scan(), '--apply']);
      expect(refused.code).toBe(2);
      expect(refused.stderr).toContain(`s3:PutObject on ${INVOICES}: no single statement`);
      expect(await leaked.madeUsers()).toEqual([]);
      scene.home.remove();
    }, 60_000);

    it('gets of a purpose what it could do, and the plan says what is left out', async () => {
      const scene = await begin({ allow: { purpose: 'bucket-read', resources: ['arn:aws:s3:::invoices'] } });
      const fingerprint = await scene.scan();
      await leaked.limitTo(['s3:GetObject'], 'arn:aws:s3:::invoices/*');
      const plan = await scene.run(['rotate', fingerprint]);
      expect(plan.stdout).toContain('s3:GetObject on arn:aws:s3:::invoices/*');
      expect(plan.stdout).toContain('not given to the new key: s3:ListBucket on arn:aws:s3:::invoices');
      scene.home.remove();
    }, 60_000);
  },
);

function succeeds(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}
