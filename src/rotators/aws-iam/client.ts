// Calls of IAM and STS: each sent with its own credentials to its own endpoint, and its failure made ours.
import type * as IamModule from '@aws-sdk/client-iam';
import type { IAMClient, IAMClientConfig } from '@aws-sdk/client-iam';
import { AppError, errorCodeOf, type ErrorCode } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import { requireSafeAddress } from '../../platform/exchange.js';
import { lookUpEvents, type EventPage } from './events.js';

export interface AwsKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: SecretValue;
  readonly sessionToken?: SecretValue | undefined;
}

/** Keys, or the name of a profile of the user's AWS configuration. */
export type AwsIamAdmin = AwsKeys | string;

/** What is done, to what, and the right that it needs. */
export interface Deed {
  readonly doing: string;
  readonly to: string;
  readonly action: string;
  readonly signal: AbortSignal;
}

export interface IamCall {
  readonly sdk: typeof IamModule;
  readonly client: IAMClient;
  readonly options: { readonly abortSignal: AbortSignal };
}

export interface Identity {
  readonly arn: string;
  readonly account: string;
}

/** What a service said to a credential: who it is or `{}`, or the name of its refusal. */
export type Answer<T> = { readonly accepted: T } | { readonly refused: string };

/** Reads that some application may be allowed to make and that give nothing away. */
export const READ_ACTIONS = [
  'secretsmanager:ListSecrets',
  'iam:GetUser',
  'iam:ListUsers',
  'iam:ListRoles',
  'iam:ListGroups',
  'iam:ListPolicies',
  'iam:ListAccountAliases',
  'iam:GetAccountSummary',
] as const;
export type ReadAction = (typeof READ_ACTIONS)[number];

export interface AwsClients {
  /** As the administrator, asked again where no answer came. */
  read<T>(deed: Deed, call: (iam: IamCall) => Promise<T>): Promise<T>;
  /** As the administrator, sent once. Where no answer came the failure is `ambiguous`. */
  change<T>(deed: Deed, call: (iam: IamCall) => Promise<T>): Promise<T>;
  /** Who STS says that these keys are; the administrator's where none are given. */
  identify(signal: AbortSignal, keys?: AwsKeys): Promise<Answer<Identity>>;
  /** A page of what CloudTrail recorded of a key in a region, as the administrator. */
  lookUpEvents(deed: Deed, region: string, keyId: string, next: string | undefined): Promise<EventPage>;
  /** Whether these keys may make this read. */
  tryRead(signal: AbortSignal, action: ReadAction, keys: AwsKeys): Promise<Answer<true>>;
}

export interface AwsEndpoints {
  readonly region: string;
  /** Instead of AWS' own: `https://HOST`, or `http://` to this machine. Endpoints from the environment do not count. */
  readonly endpoint?: string | undefined;
}

/** What the clients of all services take alike. */
type SdkConfig = Pick<
  IAMClientConfig,
  'region' | 'ignoreConfiguredEndpointUrls' | 'endpoint' | 'profile' | 'credentials' | 'maxAttempts' | 'requestHandler'
>;

const REQUEST_TIMEOUT_MS = 15_000;
/** No request was sent when the connection failed so. */
const UNCONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];
const THROTTLED = ['Throttling', 'ThrottledRequest', 'RequestThrottled', 'TooManyRequests', 'SlowDown'];

/** AWS' refusal, or that there was no answer. No cause: the SDK's errors carry whole requests and answers. */
export class AwsFailure extends AppError {
  /** AWS' name of the error without `Exception`, as `NoSuchEntity`. */
  readonly awsName: string;

  constructor(deed: Deed, error: unknown, isChange: boolean) {
    const { name, status } = partsOf(error);
    const { code, detail, hint } = judge(deed, error, name, status, isChange);
    super(code, `aws: ${deed.doing}: ${deed.to}: ${detail}`, { hint });
    this.awsName = name;
  }
}

export function awsClients(endpoints: AwsEndpoints, admin: AwsIamAdmin): AwsClients {
  const { region } = endpoints;
  const endpoint = endpoints.endpoint === undefined ? undefined : requireSafeAddress('aws', endpoints.endpoint);
  const configFor = (keys: AwsKeys | string, maxAttempts: number): SdkConfig => ({
    region,
    // AWS_ENDPOINT_URL and endpoint_url in a profile would send keys to a host that our configuration does not name.
    ignoreConfiguredEndpointUrls: true,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...credentialsOf(keys),
    maxAttempts,
    requestHandler: {
      connectionTimeout: REQUEST_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      throwOnRequestTimeout: true,
    },
  });
  let session: Promise<{ sdk: typeof IamModule; reader: IAMClient; writer: IAMClient }> | undefined;
  const open = async (): Promise<{ sdk: typeof IamModule; reader: IAMClient; writer: IAMClient }> => {
    prepareSdk();
    const sdk = await import('@aws-sdk/client-iam');
    const reader = new sdk.IAMClient(configFor(admin, 3));
    // A change whose answer is lost is settled by looking, not by the SDK sending it again.
    return { sdk, reader, writer: new sdk.IAMClient(configFor(admin, 1)) };
  };
  const send = async <T>(deed: Deed, isChange: boolean, call: (iam: IamCall) => Promise<T>): Promise<T> => {
    deed.signal.throwIfAborted();
    const { sdk, reader, writer } = await (session ??= open());
    try {
      return await call({ sdk, client: isChange ? writer : reader, options: { abortSignal: deed.signal } });
    } catch (error) {
      deed.signal.throwIfAborted();
      throw error instanceof AppError ? error : new AwsFailure(deed, error, isChange);
    }
  };
  return {
    read: (deed, call) => send(deed, false, call),
    change: (deed, call) => send(deed, true, call),
    lookUpEvents: (deed, at, keyId, next) =>
      send(deed, false, async ({ sdk, client, options }) => {
        // A client of its own: the first request of one settles for which service it signs.
        const own = new sdk.IAMClient({ ...configFor(admin, 1), credentials: client.config.credentials });
        const page = lookUpEvents(own, { region: at, endpoint }, keyId, next, options.abortSignal);
        return page.finally(() => own.destroy());
      }),
    identify: (signal, keys) =>
      answerOf(signal, async () => {
        prepareSdk();
        const sdk = await import('@aws-sdk/client-sts');
        const client = new sdk.STSClient(configFor(keys ?? admin, 3));
        const { Arn, Account } = await client
          .send(new sdk.GetCallerIdentityCommand({}), { abortSignal: signal })
          .finally(() => client.destroy());
        if (Arn === undefined || Account === undefined) throw new Error('an answer without an identity');
        return { arn: Arn, account: Account };
      }),
    tryRead: (signal, action, keys) =>
      answerOf(signal, async () => {
        prepareSdk();
        await makeRead(action, configFor(keys, 3), signal);
        return true as const;
      }),
  };
}

function prepareSdk(): void {
  // The SDK would tell users on standard error which Node its own future versions need.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  // For the clients that it makes itself to assume a profile's role: they do not get our configuration.
  process.env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] = 'true';
}

function credentialsOf(keys: AwsKeys | string): Pick<SdkConfig, 'profile' | 'credentials'> {
  if (typeof keys === 'string') return { profile: keys };
  const { accessKeyId, secretAccessKey, sessionToken } = keys;
  return {
    credentials: {
      accessKeyId,
      secretAccessKey: secretAccessKey.reveal(),
      ...(sessionToken === undefined ? {} : { sessionToken: sessionToken.reveal() }),
    },
  };
}

async function makeRead(action: ReadAction, config: SdkConfig, abortSignal: AbortSignal): Promise<void> {
  const options = { abortSignal };
  if (action === 'secretsmanager:ListSecrets') {
    const sdk = await import('@aws-sdk/client-secrets-manager');
    const client = new sdk.SecretsManagerClient(config);
    await client.send(new sdk.ListSecretsCommand({ MaxResults: 1 }), options).finally(() => client.destroy());
    return;
  }
  const sdk = await import('@aws-sdk/client-iam');
  const client = new sdk.IAMClient(config);
  const calls: Readonly<Record<Exclude<ReadAction, 'secretsmanager:ListSecrets'>, () => Promise<unknown>>> = {
    'iam:GetUser': () => client.send(new sdk.GetUserCommand({}), options),
    'iam:ListUsers': () => client.send(new sdk.ListUsersCommand({ MaxItems: 1 }), options),
    'iam:ListRoles': () => client.send(new sdk.ListRolesCommand({ MaxItems: 1 }), options),
    'iam:ListGroups': () => client.send(new sdk.ListGroupsCommand({ MaxItems: 1 }), options),
    'iam:ListPolicies': () => client.send(new sdk.ListPoliciesCommand({ MaxItems: 1 }), options),
    'iam:ListAccountAliases': () => client.send(new sdk.ListAccountAliasesCommand({ MaxItems: 1 }), options),
    'iam:GetAccountSummary': () => client.send(new sdk.GetAccountSummaryCommand({}), options),
  };
  await calls[action]().finally(() => client.destroy());
}

/** A refusal is an answer; that none came is `no answer`, and says nothing of the credential. */
async function answerOf<T>(signal: AbortSignal, ask: () => Promise<T>): Promise<Answer<T>> {
  signal.throwIfAborted();
  try {
    return { accepted: await ask() };
  } catch (error) {
    signal.throwIfAborted();
    const { name, status } = partsOf(error);
    if (name === 'CredentialsProvider') throw noCredentials();
    // A name counts only with the status of a refusal: a broken server's words say nothing of the credential.
    return { refused: status !== undefined && status >= 400 && status < 500 ? name : 'no answer' };
  }
}

function noCredentials(): AppError {
  return new AppError('config', 'aws: signing in as the administrator: no AWS credentials found', {
    hint: 'name a profile of your AWS configuration or keys as the admin of this provider, or sign in with aws sso login',
  });
}

function judge(
  deed: Deed,
  error: unknown,
  name: string,
  status: number | undefined,
  isChange: boolean,
): { readonly code: ErrorCode; readonly detail: string; readonly hint?: string | undefined } {
  if (name === 'CredentialsProvider') {
    const { code, hint } = noCredentials();
    return { code, detail: 'no AWS credentials found', hint };
  }
  if (THROTTLED.includes(name) || status === 429) return { code: 'provider-unreachable', detail: 'throttled' };
  // A good status with an answer that can't be read is no answer either.
  if (status === undefined || status >= 500 || status < 300) {
    const socketCode = errorCodeOf(error);
    const isSafe = !isChange || (socketCode !== undefined && UNCONNECTED.includes(socketCode));
    const detail = status === undefined ? (socketCode ?? name) : `status ${String(status)}`;
    return { code: isSafe ? 'provider-unreachable' : 'ambiguous', detail };
  }
  return { code: 'provider-refused', detail: name, hint: hintFor(deed, name, status) };
}

function hintFor({ action }: Deed, name: string, status: number): string | undefined {
  switch (name) {
    case 'AccessDenied':
      return `the administrator of this provider needs ${action}`;
    case 'InvalidClientTokenId':
    case 'SignatureDoesNotMatch':
    case 'ExpiredToken':
      return 'the administrator’s own key does not work: renew it';
    case 'LimitExceeded':
      return 'an IAM quota is used up: remove what is not needed, or have it raised';
    case 'EntityTemporarilyUnmodifiable':
      return 'AWS needs some minutes before it takes this name again';
    default:
      return status === 403 ? `the administrator of this provider needs ${action}` : undefined;
  }
}

function partsOf(error: unknown): { readonly name: string; readonly status: number | undefined } {
  const raw = error instanceof Error && /^[A-Za-z]{1,80}$/.test(error.name) ? error.name : 'error';
  const answer = error as { $metadata?: { httpStatusCode?: number }; $response?: { statusCode?: number } };
  return {
    name: raw.replace(/(?:Exception|Error)$/, '') || raw,
    status: answer.$metadata?.httpStatusCode ?? answer.$response?.statusCode,
  };
}
