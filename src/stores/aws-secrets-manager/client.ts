/** Calls of AWS Secrets Manager, their errors made ours, and changes whose outcome is known before the next step. */
import type * as SdkModule from '@aws-sdk/client-secrets-manager';
import type {
  DescribeSecretCommandOutput,
  SecretListEntry,
  SecretsManagerClient,
  SecretsManagerClientConfig,
} from '@aws-sdk/client-secrets-manager';
import { AppError, errorCodeOf, type ErrorCode } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';
import { requireSafeAddress } from '../../platform/exchange.js';
import { describedSecret, type DescribedSecret } from './described.js';

export interface AwsKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: SecretValue;
  readonly sessionToken?: SecretValue | undefined;
}

export interface AwsSecretsManagerSettings {
  readonly region: string;
  /** Instead of AWS' own: `https://HOST`, or `http://` to this machine. Endpoints from the environment do not count. */
  readonly endpoint?: string | undefined;
  /** Keys, or the name of a profile of the user's AWS configuration; what the SDK finds by itself otherwise. */
  readonly credentials?: AwsKeys | string | undefined;
}

export interface AwsDependencies {
  /** For one request. */
  readonly requestTimeoutMs?: number;
}

type Sdk = typeof SdkModule;
type Send = (
  sdk: Sdk,
  client: SecretsManagerClient,
  options: { readonly abortSignal: AbortSignal },
) => Promise<unknown>;

/** What is done, to which secret, and the right that it needs. */
export interface Deed {
  readonly doing: string;
  readonly path: string;
  readonly action: string;
  readonly signal: AbortSignal;
}

export interface FoundValue {
  readonly id: string;
  readonly value: SecretValue;
  readonly createdAt: string;
  readonly labels: readonly string[];
}

export interface ChangeResult {
  readonly isDone: boolean;
  readonly secret: DescribedSecret | undefined;
  /** AWS' name of the refusal, where there was one. */
  readonly refusedAs?: string;
}

export interface Aws {
  describe(path: string, signal: AbortSignal): Promise<DescribedSecret | undefined>;
  value(
    path: string,
    version: { readonly stage: string; readonly id?: string },
    signal: AbortSignal,
  ): Promise<FoundValue | undefined>;
  /**
   * Sends a change once, then looks whether what it was for is so. Only where no answer came and nothing changed is it
   * sent a second time; each of them is safe to repeat.
   */
  change(deed: Deed, send: Send, isDone: (secret: DescribedSecret | undefined) => boolean): Promise<ChangeResult>;
  list(signal: AbortSignal): Promise<readonly DescribedSecret[]>;
}

const DEFAULT_TIMEOUT_MS = 15_000;
/** Refusals that depend on the state of the secret, which the caller then reads. */
const STATE_REFUSALS = ['InvalidParameterException', 'InvalidRequestException', 'ResourceExistsException'];
const NOT_FOUND = 'ResourceNotFoundException';
/** No request was sent when the connection failed so. */
const UNCONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];
const BAD_CREDENTIALS = [
  'AccessDeniedException',
  'ExpiredTokenException',
  'IncompleteSignature',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'UnrecognizedClientException',
];

export function awsClient(settings: AwsSecretsManagerSettings, deps: AwsDependencies): Aws {
  const endpoint =
    settings.endpoint === undefined ? undefined : requireSafeAddress('aws-secrets-manager', settings.endpoint);
  let session: Promise<{ sdk: Sdk; reader: SecretsManagerClient; writer: SecretsManagerClient }> | undefined;

  async function open(): Promise<{ sdk: Sdk; reader: SecretsManagerClient; writer: SecretsManagerClient }> {
    // The SDK would tell users on standard error which Node its own future versions need.
    process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
    const sdk = await import('@aws-sdk/client-secrets-manager');
    const config = configOf(settings, endpoint, deps.requestTimeoutMs ?? DEFAULT_TIMEOUT_MS);
    const reader = new sdk.SecretsManagerClient({ ...config, maxAttempts: 3 });
    // A change whose answer is lost is settled by looking, not by the SDK sending it again.
    return { sdk, reader, writer: new sdk.SecretsManagerClient({ ...config, maxAttempts: 1 }) };
  }

  async function send<T>(deed: Deed, isWrite: boolean, call: (sdk: Sdk, client: SecretsManagerClient) => Promise<T>) {
    deed.signal.throwIfAborted();
    const { sdk, reader, writer } = await (session ??= open());
    try {
      return await call(sdk, isWrite ? writer : reader);
    } catch (error) {
      deed.signal.throwIfAborted();
      throw new AwsFailure(deed, error, isWrite);
    }
  }

  const aws: Aws = {
    async describe(path, signal) {
      const deed = { doing: 'describe', path, action: 'DescribeSecret', signal };
      const found = await orNothing(
        send(deed, false, (sdk, client) =>
          client.send(new sdk.DescribeSecretCommand({ SecretId: path }), { abortSignal: signal }),
        ),
      );
      return found === undefined ? undefined : describedSecret(found);
    },

    async value(path, { stage, id }, signal) {
      const deed = { doing: 'read', path, action: 'GetSecretValue', signal };
      const input = { SecretId: path, VersionStage: stage, ...(id === undefined ? {} : { VersionId: id }) };
      const found = await orNothing(
        send(deed, false, (sdk, client) => client.send(new sdk.GetSecretValueCommand(input), { abortSignal: signal })),
      );
      if (found?.VersionId === undefined) return undefined;
      if (found.SecretString === undefined) {
        throw new AppError('unsupported', `aws-secrets-manager: read: ${path}: holds binary data, not text`);
      }
      const createdAt = (found.CreatedDate ?? new Date(0)).toISOString();
      const labels = found.VersionStages ?? [];
      return { id: found.VersionId, value: new SecretValue(found.SecretString), createdAt, labels };
    },

    async change(deed, sendIt, isDone) {
      for (const isLast of [false, true]) {
        const outcome = await attempt(
          send(deed, true, (sdk, client) => sendIt(sdk, client, { abortSignal: deed.signal })),
        );
        const secret = await aws.describe(deed.path, deed.signal);
        if (isDone(secret)) return { isDone: true, secret };
        if (outcome !== 'unclear')
          return { isDone: false, secret, ...(outcome === 'ok' ? {} : { refusedAs: outcome }) };
        if (isLast) break;
      }
      throw new AppError('ambiguous', `${what(deed)}: no answer came, and nothing is changed so far`);
    },

    async list(signal) {
      const deed = { doing: 'list', path: 'all', action: 'ListSecrets', signal };
      const entries: SecretListEntry[] = [];
      let next: string | undefined;
      do {
        const input = {
          MaxResults: 100,
          IncludePlannedDeletion: false,
          ...(next === undefined ? {} : { NextToken: next }),
        };
        const page = await send(deed, false, (sdk, client) =>
          client.send(new sdk.ListSecretsCommand(input), { abortSignal: signal }),
        );
        entries.push(...(page.SecretList ?? []));
        next = page.NextToken;
      } while (next !== undefined && next !== '');
      return entries.map(({ SecretVersionsToStages, ...rest }) =>
        describedSecret({ ...rest, VersionIdsToStages: SecretVersionsToStages } as DescribeSecretCommandOutput),
      );
    },
  };
  return aws;
}

/** Exported for its test: what is not set here, the SDK takes from the environment. */
export function configOf(
  { region, credentials }: AwsSecretsManagerSettings,
  endpoint: string | undefined,
  timeoutMs: number,
): SecretsManagerClientConfig {
  return {
    region,
    // AWS_ENDPOINT_URL and endpoint_url in a profile would send secrets to a host that our configuration does not name.
    ignoreConfiguredEndpointUrls: true,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...credentialsOf(credentials),
    requestHandler: { connectionTimeout: timeoutMs, requestTimeout: timeoutMs, throwOnRequestTimeout: true },
  };
}

function credentialsOf(credentials: AwsSecretsManagerSettings['credentials']): Partial<SecretsManagerClientConfig> {
  if (credentials === undefined) return {};
  if (typeof credentials === 'string') return { profile: credentials };
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  return {
    credentials: {
      accessKeyId,
      secretAccessKey: secretAccessKey.reveal(),
      ...(sessionToken === undefined ? {} : { sessionToken: sessionToken.reveal() }),
    },
  };
}

/** An SDK error as ours. No cause: the SDK's errors carry whole requests and answers. */
class AwsFailure extends AppError {
  /** AWS' name of the error, as `ResourceNotFoundException`. */
  readonly awsName: string;

  constructor(deed: Deed, error: unknown, isWrite: boolean) {
    const { name, status } = partsOf(error);
    const { code, detail, hint } = judge(deed, error, name, status, isWrite);
    super(code, `${what(deed)}: ${detail}`, { hint });
    this.awsName = name;
  }
}

function judge(
  deed: Deed,
  error: unknown,
  name: string,
  status: number | undefined,
  isWrite: boolean,
): { readonly code: ErrorCode; readonly detail: string; readonly hint?: string } {
  if (name === 'CredentialsProviderError') {
    const hint = 'name a profile or keys in the configuration of the store, or sign in with the AWS command line';
    return { code: 'config', detail: 'no AWS credentials found', hint };
  }
  if (BAD_CREDENTIALS.includes(name) || status === 401 || status === 403) {
    const hint = `the key is unknown or expired, or its policy lacks secretsmanager:${deed.action} on this secret`;
    return {
      code: 'provider-refused',
      detail: status === undefined ? name : `${name}, status ${String(status)}`,
      hint,
    };
  }
  if (name === 'ThrottlingException') return { code: 'provider-unreachable', detail: 'throttled' };
  if (status === undefined || status >= 500) {
    const socketCode = errorCodeOf(error);
    const isSafe = !isWrite || (socketCode !== undefined && UNCONNECTED.includes(socketCode));
    const detail = status === undefined ? (socketCode ?? name) : `status ${String(status)}`;
    return { code: isSafe ? 'provider-unreachable' : 'ambiguous', detail };
  }
  return { code: 'provider-refused', detail: name };
}

function partsOf(error: unknown): { readonly name: string; readonly status: number | undefined } {
  const name = error instanceof Error && /^[A-Za-z]{1,80}$/.test(error.name) ? error.name : 'error';
  const answer = error as { $metadata?: { httpStatusCode?: number }; $response?: { statusCode?: number } };
  return { name, status: answer.$metadata?.httpStatusCode ?? answer.$response?.statusCode };
}

async function orNothing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AwsFailure && error.awsName === NOT_FOUND) return undefined;
    throw error;
  }
}

async function attempt(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'ok';
  } catch (error) {
    if (!(error instanceof AwsFailure)) throw error;
    if (error.code === 'ambiguous') return 'unclear';
    if (error.awsName === NOT_FOUND || STATE_REFUSALS.includes(error.awsName)) return error.awsName;
    throw error;
  }
}

function what(deed: Deed): string {
  return `aws-secrets-manager: ${deed.doing}: ${deed.path}`;
}
