import type { Probe } from '../probe.js';

export const aws = {
  provider: 'aws',
  rules: ['aws-secret-access-key', 'aws-key-pair'],
  needs: ['key-id'],
  request: {
    method: 'POST',
    at: 'https://sts.us-east-1.amazonaws.com',
    path: '/',
    form: { Action: 'GetCallerIdentity', Version: '2011-06-15' },
    sign: 'aws',
  },
  answers: [
    // It needs no right, and is answered even where a policy denies it.
    { status: 200, where: ['Arn', true], means: 'active', because: 'it knows who this is' },
    { status: 403, where: ['Code', 'InvalidClientTokenId'], means: 'inactive', because: 'it knows no such key id' },
    {
      status: 403,
      where: ['Code', 'SignatureDoesNotMatch'],
      means: 'unknown',
      because: 'the key id exists and this is not its secret',
    },
    { status: 403, where: ['Code', 'ExpiredToken'], means: 'inactive', because: 'it has expired' },
  ],
  facts: { owner: { json: 'Arn' }, account: { json: 'Account' }, keyId: { json: 'UserId' } },
  control: 'random',
  source: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html',
} as const satisfies Probe;
