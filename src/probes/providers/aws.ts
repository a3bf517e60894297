import type { Probe } from '../probe.js';

const IAM = 'https://iam.amazonaws.com';
const REFERENCE = 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_';
const call = (action: string): Readonly<Record<string, string>> => ({ Action: action, Version: '2010-05-08' });

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
  // Its policies are opened by `aws-rights.ts`, since each answer there says what to ask next.
  details: [
    {
      at: IAM,
      path: '/',
      form: { ...call('GetAccessKeyLastUsed'), AccessKeyId: '{key-id}' },
      facts: { lastUsed: { json: 'LastUsedDate' }, resources: { json: 'ServiceName' } },
      source: `${REFERENCE}GetAccessKeyLastUsed.html`,
    },
  ],
  control: 'random',
  source: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html',
} as const satisfies Probe;
