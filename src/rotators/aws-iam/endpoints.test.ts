// What STS says, and where requests go, against a small server that says what a test wants.
import dns from 'node:dns';
import { createServer, type IncomingMessage } from 'node:http';
import { writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary.js';
import type { Credential } from '../../core/credential.js';
import { SecretValue } from '../../core/secret-value.js';
import type { Clock } from '../../platform/clock.js';
import { awsIamRotator, type AwsIamAdmin } from '../aws-iam.js';
import type { Rotator, SuccessorPlan } from '../rotator.js';

const ACCOUNT = '123456789012';
const idOf = (name: string): string => ['AKIA', name.padEnd(16, 'X')].join('');
const secret = new SecretValue('s'.repeat(40));
const ADMIN = { accessKeyId: idOf('ADMIN'), secretAccessKey: secret };
const LEAKED: Credential = { provider: 'aws', secret, attributes: { 'key-id': idOf('LEAKED') } };
const ARN = `arn:aws:iam::${ACCOUNT}:user/orders`;

type Reply = { readonly status: number; readonly body: string; readonly location?: string };

const identity = (arn: string, account = ACCOUNT): Reply => ({
  status: 200,
  body: `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>${arn}</Arn><UserId>U</UserId><Account>${account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
});
const refusal = (code: string, status = 403): Reply => ({
  status,
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`,
});
const UNKNOWN = refusal('InvalidClientTokenId');
const AS_ADMIN = identity(`arn:aws:iam::${ACCOUNT}:user/admin`);

/** Answers by the key id that signed a request; gives its address and who signed so far. */
async function fakeAws(replyTo: (keyId: string, n: number) => Reply): Promise<{ address: string; signers: string[] }> {
  const signers: string[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    const keyId = /Credential=(\w+)\//.exec(request.headers.authorization ?? '')?.[1] ?? 'nobody';
    signers.push(keyId);
    const { status, body, location } = replyTo(keyId, signers.filter((one) => one === keyId).length);
    response
      .writeHead(status, { 'content-type': 'text/xml', ...(location === undefined ? {} : { location }) })
      .end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, signers };
}

const byKey =
  (replies: Readonly<Record<string, Reply>>, others: Reply = UNKNOWN) =>
  (keyId: string): Reply =>
    replies[keyId] ?? others;

let now = 0;
const clock: Clock = {
  now: () => new Date(now),
  sleep: (ms) => Promise.resolve(void (now += ms)),
};
const ctx = { rotationId: 'r0123456789ab', signal: AbortSignal.timeout(60_000) };
const rotatorAt = (endpoint: string, admin: AwsIamAdmin = ADMIN): Rotator =>
  awsIamRotator({ account: ACCOUNT, region: 'eu-west-1', endpoint }, admin, clock);

const plan: SuccessorPlan = {
  order: 'overlap',
  current: LEAKED,
  snapshot: {
    facts: { principal: 'purpose-made', user: 'orders', successorArn: ARN, readAction: null },
    secrets: {},
    orders: ['overlap'],
    impossible: {},
    deleteOld: true,
    notes: [],
    effects: {},
  },
};

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('whether the leaked key is dead', () => {
  const ask = async (leaked: Reply, others?: Reply, admin: Reply = AS_ADMIN): Promise<string> => {
    const { address } = await fakeAws(byKey({ [idOf('ADMIN')]: admin, [idOf('LEAKED')]: leaked }, others));
    return rotatorAt(address).confirm(ctx, plan);
  };

  it.each([
    ['rejected', 'the key is not known', UNKNOWN],
    ['accepted', 'the key is somebody', identity(ARN)],
    ['unknown', 'the secret is wrong', refusal('SignatureDoesNotMatch')],
    ['unknown', 'access is denied', refusal('AccessDenied')],
    ['unknown', 'there are too many requests', refusal('Throttling', 400)],
    ['unknown', 'the answer is no XML of STS', { status: 200, body: '<html>sign in</html>' }],
    ['unknown', 'the server is broken', refusal('InvalidClientTokenId', 500)],
  ])('is %s where %s', async (expected, _, leaked) => {
    expect(await ask(leaked)).toBe(expected);
  });

  it('is unknown at an endpoint that knows every key', async () => {
    expect(await ask(UNKNOWN, identity(ARN))).toBe('unknown');
  });

  it('is unknown at an endpoint that knows no key, not even the administrator’s', async () => {
    expect(await ask(UNKNOWN, UNKNOWN, UNKNOWN)).toBe('unknown');
  });

  it('is asked with an invented key once a run, not each time', async () => {
    const { address, signers } = await fakeAws(byKey({ [idOf('ADMIN')]: AS_ADMIN }));
    const rotator = rotatorAt(address);
    await rotator.confirm(ctx, plan);
    await rotator.confirm(ctx, plan);
    expect(signers.filter((id) => id !== idOf('ADMIN') && id !== idOf('LEAKED'))).toHaveLength(1);
  });

  it('is unknown where nobody answers', async () => {
    expect(await rotatorAt('http://127.0.0.1:9').confirm(ctx, plan)).toBe('unknown');
  });
});

describe('the proof of a successor', () => {
  const successor: Credential = { provider: 'aws', secret, attributes: { 'key-id': idOf('NEW') } };

  it('waits while IAM does not know the key everywhere', async () => {
    const { address, signers } = await fakeAws((_, n) => (n < 4 ? UNKNOWN : identity(ARN)));
    await rotatorAt(address).verify(ctx, plan, successor);
    expect(signers).toHaveLength(4);
  });

  it('fails at once where the secret is wrong', async () => {
    const { address, signers } = await fakeAws(() => refusal('SignatureDoesNotMatch'));
    const outcome = rotatorAt(address).verify(ctx, plan, successor);
    await expect(outcome).rejects.toMatchObject({ code: 'provider-refused' });
    expect(signers).toHaveLength(1);
  });

  it.each([
    ['another user', identity(`${ARN}2`)],
    ['another account', identity(ARN, '210987654321')],
  ])('fails where the key is of %s', async (_, reply) => {
    const { address } = await fakeAws(() => reply);
    const outcome = rotatorAt(address).verify(ctx, plan, successor);
    await expect(outcome).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('a key that can not be rotated', () => {
  const snapshotOf = async (
    replies: Readonly<Record<string, Reply>>,
    current = LEAKED,
  ): ReturnType<Rotator['snapshot']> => {
    const { address } = await fakeAws(byKey({ [idOf('ADMIN')]: AS_ADMIN, ...replies }));
    return rotatorAt(address).snapshot(ctx, current);
  };

  it('is one of the root user, and the plan says what to do instead', async () => {
    const { orders, impossible, deleteOld } = await snapshotOf({
      [idOf('LEAKED')]: identity(`arn:aws:iam::${ACCOUNT}:root`),
    });
    expect(orders).toEqual([]);
    expect(impossible['overlap']).toMatch(/root user.*delete the key in the console/);
    expect(deleteOld).toBe(false);
  });

  it('is one of a session', async () => {
    const session = { ...LEAKED, attributes: { 'key-id': ['ASIA', 'X'.repeat(16)].join('') } };
    const { orders, impossible } = await snapshotOf({}, session);
    expect(orders).toEqual([]);
    expect(impossible['overlap']).toMatch(/temporary session/);
  });

  it.each([
    ['whose account STS says is another', { [idOf('LEAKED')]: identity(ARN, '210987654321') }, LEAKED],
    ['found with another account', {}, { ...LEAKED, attributes: { ...LEAKED.attributes, account: '210987654321' } }],
    ['in an account that the administrator is not of', { [idOf('ADMIN')]: identity(ARN, '210987654321') }, LEAKED],
    ['without a key id', {}, { ...LEAKED, attributes: {} }],
  ])('is one %s: that is an error of the configuration', async (_, replies, current) => {
    await expect(snapshotOf(replies, current)).rejects.toMatchObject({ code: 'config' });
  });

  it('is any, where the administrator is not let in', async () => {
    await expect(snapshotOf({ [idOf('ADMIN')]: UNKNOWN })).rejects.toMatchObject({ code: 'provider-refused' });
  });
});

/** No name is looked up in these tests; gives which ones would have been. */
function withoutNames(): readonly string[] {
  const asked: string[] = [];
  const lookup = vi.spyOn(dns, 'lookup').mockImplementation(((name: string, ...rest: readonly unknown[]) => {
    asked.push(name);
    const answer = rest.at(-1) as (error: Error) => void;
    answer(Object.assign(new Error('no such host'), { code: 'ENOTFOUND' }));
  }) as never);
  onTestFinished(() => lookup.mockRestore());
  return asked;
}

describe('where requests go', () => {
  it('is not changed by the environment', async () => {
    const elsewhere = await fakeAws(() => AS_ADMIN);
    for (const name of [
      'AWS_ENDPOINT_URL',
      'AWS_ENDPOINT_URL_STS',
      'AWS_ENDPOINT_URL_IAM',
      'HTTPS_PROXY',
      'HTTP_PROXY',
    ]) {
      vi.stubEnv(name, elsewhere.address);
    }
    const { address, signers } = await fakeAws(byKey({ [idOf('ADMIN')]: AS_ADMIN }));
    expect(await rotatorAt(address).confirm(ctx, plan)).toBe('rejected');
    expect(signers.length).toBeGreaterThan(0);
    expect(elsewhere.signers).toEqual([]);
  });

  it('is AWS itself without an endpoint in the settings, whatever the environment says', async () => {
    const elsewhere = await fakeAws(() => AS_ADMIN);
    vi.stubEnv('AWS_ENDPOINT_URL', elsewhere.address);
    const asked = withoutNames();
    const rotator = awsIamRotator({ account: ACCOUNT, region: 'moon-1' }, ADMIN, clock);
    expect(await rotator.confirm(ctx, plan)).toBe('unknown');
    expect(new Set(asked)).toEqual(new Set(['sts.moon-1.amazonaws.com']));
    expect(elsewhere.signers).toEqual([]);
  });

  it('is not changed by the profile of the administrator, of which only the keys are taken', async () => {
    const elsewhere = await fakeAws(() => AS_ADMIN);
    const folder = await temporaryFolder();
    const credentials = join(folder, 'credentials');
    const keys = `aws_access_key_id = ${idOf('ADMIN')}\naws_secret_access_key = ${secret.reveal()}`;
    await writeFile(credentials, `[ops]\n${keys}\n`);
    const config = join(folder, 'config');
    await writeFile(config, `[profile ops]\nregion = us-west-2\nendpoint_url = ${elsewhere.address}\n`);
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', credentials);
    vi.stubEnv('AWS_CONFIG_FILE', config);
    const { address, signers } = await fakeAws(byKey({ [idOf('ADMIN')]: AS_ADMIN }));
    expect(await rotatorAt(address, 'ops').confirm(ctx, plan)).toBe('rejected');
    expect(signers).toContain(idOf('ADMIN'));
    expect(elsewhere.signers).toEqual([]);
  });

  it('is not changed by a role that the profile assumes', async () => {
    const elsewhere = await fakeAws(() => AS_ADMIN);
    const folder = await temporaryFolder();
    const config = join(folder, 'config');
    await writeFile(
      config,
      `[profile base]\naws_access_key_id = ${idOf('ADMIN')}\naws_secret_access_key = ${secret.reveal()}\n` +
        `[profile ops]\nregion = moon-1\nrole_arn = arn:aws:iam::${ACCOUNT}:role/ops\nsource_profile = base\n`,
    );
    vi.stubEnv('AWS_CONFIG_FILE', config);
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'none'));
    vi.stubEnv('AWS_ENDPOINT_URL', elsewhere.address);
    vi.stubEnv('AWS_ENDPOINT_URL_STS', elsewhere.address);
    const asked = withoutNames();
    const rotator = awsIamRotator({ account: ACCOUNT, region: 'moon-1' }, 'ops', clock);
    await expect(rotator.snapshot(ctx, LEAKED)).rejects.toMatchObject({ code: 'provider-unreachable' });
    expect(new Set(asked)).toEqual(new Set(['sts.moon-1.amazonaws.com']));
    expect(elsewhere.signers).toEqual([]);
  });

  it('is not changed by a redirect', async () => {
    const elsewhere = await fakeAws(() => AS_ADMIN);
    const { address } = await fakeAws(() => ({ status: 307, body: '', location: elsewhere.address }));
    expect(await rotatorAt(address).confirm(ctx, plan)).toBe('unknown');
    expect(elsewhere.signers).toEqual([]);
  });

  it('is refused in the clear to another machine', () => {
    expect(() => rotatorAt('http://iam.example.com')).toThrow(expect.objectContaining({ code: 'config' }) as Error);
  });
});
