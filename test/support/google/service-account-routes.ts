import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { FakeAnswer } from '../fake/fake-provider.js';
import { refusal } from './answers.js';
import type { GoogleServiceAccount, GoogleServiceAccountKey } from './model.js';
import type { GoogleCall, GoogleRoute } from './route.js';
import { MOST_SERVICE_ACCOUNT_KEYS, type GoogleState } from './state.js';

const ACCOUNT = '/v1/projects/:project/serviceAccounts/:account';
const KEYS = `${ACCOUNT}/keys`;
const nothing = z.strictObject({}).optional();
const keyToMake = z
  .strictObject({
    privateKeyType: z.enum(['TYPE_UNSPECIFIED', 'TYPE_GOOGLE_CREDENTIALS_FILE']).optional(),
    keyAlgorithm: z.enum(['KEY_ALG_UNSPECIFIED', 'KEY_ALG_RSA_2048']).optional(),
  })
  .optional();

export const serviceAccountRoutes: readonly GoogleRoute[] = [
  { method: 'GET', path: ACCOUNT, changes: false, answer: getAccount },
  { method: 'GET', path: KEYS, query: ['keyTypes'], changes: false, answer: list },
  { method: 'POST', path: KEYS, body: keyToMake, changes: true, answer: create },
  {
    method: 'POST',
    path: `${KEYS}:upload`,
    body: z.strictObject({ publicKeyData: z.string() }),
    changes: true,
    answer: upload,
  },
  { method: 'GET', path: `${KEYS}/:key`, query: ['publicKeyType'], changes: false, answer: get },
  { method: 'DELETE', path: `${KEYS}/:key`, changes: true, answer: remove },
  { method: 'POST', path: `${KEYS}/:key:disable`, body: nothing, changes: true, answer: (call) => toggle(call, true) },
  { method: 'POST', path: `${KEYS}/:key:enable`, body: nothing, changes: true, answer: (call) => toggle(call, false) },
];

function getAccount(call: GoogleCall): FakeAnswer {
  const account = accountOf(call, 'iam.serviceAccounts.get');
  const { email, projectId, uniqueId, isDisabled } = account;
  const name = `projects/${projectId}/serviceAccounts/${email}`;
  const body = {
    name,
    projectId,
    uniqueId,
    email,
    oauth2ClientId: uniqueId,
    ...(isDisabled ? { disabled: true } : {}),
  };
  return { status: 200, body };
}

/** All of them in one answer, the provider's own among them. */
function list(call: GoogleCall): FakeAnswer {
  const account = accountOf(call, 'iam.serviceAccountKeys.list');
  const types = call.request.query.getAll('keyTypes');
  const wrong = types.some((type) => !['KEY_TYPE_UNSPECIFIED', 'USER_MANAGED', 'SYSTEM_MANAGED'].includes(type));
  if (wrong) throw refusal('INVALID_ARGUMENT', 'Invalid value at key_types.');
  const isWanted = ({ type }: GoogleServiceAccountKey): boolean => types.length === 0 || types.includes(type);
  const keys = present(account).filter(isWanted);
  return { status: 200, body: keys.length === 0 ? {} : { keys: keys.map((key) => keyView(account, key)) } };
}

function create(call: GoogleCall): FakeAnswer {
  const account = accountOf(call, 'iam.serviceAccountKeys.create');
  checkPolicy(call.state, account, 'iam.disableServiceAccountKeyCreation', 'Key creation');
  checkRoom(account);
  const { key, file } = call.state.addServiceAccountKey(account);
  const privateKeyData = Buffer.from(file).toString('base64');
  const privateKeyType = 'TYPE_GOOGLE_CREDENTIALS_FILE';
  return { status: 200, body: { ...keyView(account, key), privateKeyType, privateKeyData } };
}

function upload(call: GoogleCall): FakeAnswer {
  const { state, request } = call;
  const account = accountOf(call, 'iam.serviceAccountKeys.create');
  checkPolicy(state, account, 'iam.disableServiceAccountKeyUpload', 'Key upload');
  const certificate = certificateOf((request.body as { readonly publicKeyData: string }).publicKeyData);
  const validBeforeMs = Date.parse(certificate.validTo);
  if (validBeforeMs <= state.now) throw refusal('INVALID_ARGUMENT', 'The certificate has expired.');
  checkRoom(account);
  const same = present(account).some((key) => key.publicKey.equals(certificate.publicKey));
  if (same && state.options.secondUpload !== 'another key') {
    throw refusal('ALREADY_EXISTS', 'The public key already exists for this service account.');
  }
  const key = state.uploadServiceAccountKey(account, {
    publicKey: certificate.publicKey,
    certificate: certificate.toString(),
    validAfterMs: Date.parse(certificate.validFrom),
    validBeforeMs,
  });
  return { status: 200, body: keyView(account, key) };
}

/** An RSA key of at least 2048 bits in a PEM certificate, in base64. */
function certificateOf(data: string): X509Certificate {
  const invalid = refusal('INVALID_ARGUMENT', 'Invalid public key: an RSA key in an X.509 certificate is expected.');
  const text = Buffer.from(data, 'base64').toString('utf8');
  if (!text.startsWith(`${'-'.repeat(5)}BEGIN CERTIFICATE`)) throw invalid;
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(text);
  } catch {
    throw invalid;
  }
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
  if (asymmetricKeyType !== 'rsa' || (asymmetricKeyDetails?.modulusLength ?? 0) < 2048) throw invalid;
  return certificate;
}

function get(call: GoogleCall): FakeAnswer {
  const { account, key } = keyOf(call, 'iam.serviceAccountKeys.get');
  const form = call.request.query.get('publicKeyType') ?? 'TYPE_NONE';
  const texts: Readonly<Record<string, string | undefined>> = {
    TYPE_NONE: '',
    TYPE_X509_PEM_FILE: key.certificate,
    TYPE_RAW_PUBLIC_KEY: String(key.publicKey.export({ type: 'spki', format: 'pem' })),
  };
  const text = texts[form];
  if (text === undefined) throw refusal('INVALID_ARGUMENT', 'Invalid value at public_key_type.');
  const publicKeyData = text === '' ? {} : { publicKeyData: Buffer.from(text).toString('base64') };
  return { status: 200, body: { ...keyView(account, key), ...publicKeyData } };
}

function remove(call: GoogleCall): FakeAnswer {
  const { key } = keyOf(call, 'iam.serviceAccountKeys.delete');
  requireUserManaged(key);
  key.isDeleted = true;
  key.ended ??= { atMs: call.state.now };
  return { status: 200, body: {} };
}

function toggle(call: GoogleCall, isDisabled: boolean): FakeAnswer {
  const { key } = keyOf(call, `iam.serviceAccountKeys.${isDisabled ? 'disable' : 'enable'}`);
  requireUserManaged(key);
  if (key.isDisabled !== isDisabled) {
    key.ended = isDisabled ? { atMs: call.state.now } : undefined;
    key.usesSinceEnd = 0;
  }
  key.isDisabled = isDisabled;
  return { status: 200, body: {} };
}

function keyView(account: GoogleServiceAccount, key: GoogleServiceAccountKey): Readonly<Record<string, unknown>> {
  const { validBeforeMs } = key;
  return {
    name: `projects/${account.projectId}/serviceAccounts/${account.email}/keys/${key.id}`,
    validAfterTime: secondsOf(key.validAfterMs),
    validBeforeTime: validBeforeMs === undefined ? '9999-12-31T23:59:59Z' : secondsOf(validBeforeMs),
    keyAlgorithm:
      key.publicKey.asymmetricKeyDetails?.modulusLength === 2048 ? 'KEY_ALG_RSA_2048' : 'KEY_ALG_UNSPECIFIED',
    keyOrigin: key.origin,
    keyType: key.type,
    ...(key.isDisabled ? { disabled: true, disableReason: 'SERVICE_ACCOUNT_KEY_DISABLE_REASON_USER_INITIATED' } : {}),
  };
}

function secondsOf(ms: number): string {
  return new Date(ms).toISOString().replace(/\.[0-9]+Z$/, 'Z');
}

function accountOf(call: GoogleCall, permission: string): GoogleServiceAccount {
  const { project, account: name } = call.request.params;
  const account = call.state.accountOf(project!, name!);
  call.permitted(permission, project === '-' ? (account?.projectId ?? '-') : project!);
  if (account === undefined) throw refusal('NOT_FOUND', 'Unknown service account');
  return account;
}

function keyOf(call: GoogleCall, permission: string): { account: GoogleServiceAccount; key: GoogleServiceAccountKey } {
  const account = accountOf(call, permission);
  const key = present(account).find(({ id }) => id === call.request.params['key']);
  if (key === undefined) throw refusal('NOT_FOUND', 'Service account key does not exist.');
  return { account, key };
}

function present({ keys }: GoogleServiceAccount): readonly GoogleServiceAccountKey[] {
  return keys.filter(({ isDeleted }) => !isDeleted);
}

function requireUserManaged({ type }: GoogleServiceAccountKey): void {
  if (type !== 'USER_MANAGED') throw refusal('FAILED_PRECONDITION', 'The key is managed by the system.');
}

function checkRoom(account: GoogleServiceAccount): void {
  const own = present(account).filter(({ type }) => type === 'USER_MANAGED');
  if (own.length >= MOST_SERVICE_ACCOUNT_KEYS) throw refusal('FAILED_PRECONDITION', 'Precondition check failed.');
}

function checkPolicy(state: GoogleState, account: GoogleServiceAccount, constraint: string, what: string): void {
  if (state.projectOf(account.projectId)?.constraints.has(constraint) !== true) return;
  const description = `${what} is not allowed on this service account.`;
  const subject = `projects/${account.projectId}/serviceAccounts/${account.email}`;
  throw refusal('FAILED_PRECONDITION', description, [
    {
      '@type': 'type.googleapis.com/google.rpc.PreconditionFailure',
      violations: [{ type: `constraints/${constraint}`, subject, description }],
    },
  ]);
}
