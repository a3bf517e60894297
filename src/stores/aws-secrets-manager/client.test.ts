import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SecretValue } from '../../core/secret-value.js';
import { awsClient, type Aws } from './client.js';

/** AWS' error answers as its documentation gives them; moto's differ in status and form. */
async function awsThatAnswers(status: number, error: string): Promise<Aws> {
  const server = createServer((_, answer) => {
    answer.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
    answer.end(JSON.stringify({ __type: error, Message: `echo of ${['a', 'value'].join('~')}` }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const endpoint = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const credentials = { accessKeyId: 'nobody', secretAccessKey: new SecretValue('none') };
  return awsClient({ region: 'eu-west-1', endpoint, credentials }, {});
}

const signal = AbortSignal.timeout(60_000);
const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('awsClient', () => {
  it.each([
    [400, 'AccessDeniedException', 'provider-refused'],
    [400, 'UnrecognizedClientException', 'provider-refused'],
    [400, 'ExpiredTokenException', 'provider-refused'],
    [400, 'InvalidSignatureException', 'provider-refused'],
    [400, 'DecryptionFailure', 'provider-refused'],
    [400, 'ThrottlingException', 'provider-unreachable'],
    [500, 'InternalServiceError', 'provider-unreachable'],
  ])('reads status %i %s as %s and repeats nothing of its text', async (status, error, code) => {
    const aws = await awsThatAnswers(status, error);
    const failure = await failureOf(aws.describe('a/b', signal));
    expect(failure).toMatchObject({ code });
    // The SDK's error would bring the whole answer along.
    expect(failure).not.toHaveProperty('cause');
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain('a~value');
  });

  it('takes a missing secret for nothing, with the status of AWS', async () => {
    const aws = await awsThatAnswers(400, 'ResourceNotFoundException');
    expect(await aws.describe('a/b', signal)).toBeUndefined();
    expect(await aws.value('a/b', { stage: 'AWSCURRENT' }, signal)).toBeUndefined();
  });

  it('names the right that is missing', async () => {
    const aws = await awsThatAnswers(400, 'AccessDeniedException');
    expect(await failureOf(aws.list(signal))).toMatchObject({
      hint: expect.stringContaining('secretsmanager:ListSecrets') as string,
    });
  });
});
