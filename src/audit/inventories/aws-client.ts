// The reads of IAM that an audit makes, each with the endpoint and the keys of the configuration and of nothing else.
import type * as IamModule from '@aws-sdk/client-iam';
import type { IAMClient, IAMClientConfig } from '@aws-sdk/client-iam';
import { AppError, errorCodeOf } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import { requireSafeAddress } from '../../platform/exchange.js';

export interface AwsAudit {
  readonly region: string;
  /** Instead of AWS' own: `https://HOST`, or `http://` to this machine. Endpoints from the environment do not count. */
  readonly endpoint?: string | undefined;
  /** Keys, or the name of a profile of the user's AWS configuration. */
  readonly admin: AwsKeys | string;
}

export interface AwsKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: SecretValue;
  readonly sessionToken?: SecretValue | undefined;
}

/** What is done, to what, and the right that it needs. */
export interface Deed {
  readonly doing: string;
  readonly to: string;
  readonly action: string;
  readonly signal: AbortSignal;
}

export type IamReader = <T>(deed: Deed, call: (client: IAMClient, sdk: typeof IamModule) => Promise<T>) => Promise<T>;

const REQUEST_TIMEOUT_MS = 15_000;
/** IAM lets an account make few requests a second, and says so. */
const MAX_ATTEMPTS = 6;
const THROTTLED = /^(?:Throttl|RequestThrottled|TooManyRequests|SlowDown)/;

/**
 * Nothing is loaded before the first call. Fails with `provider-refused`, `not-found` for what AWS does not have, or
 * `provider-unreachable` where no answer came.
 */
export function iamReader({ region, endpoint, admin }: AwsAudit): IamReader {
  const at = endpoint === undefined ? {} : { endpoint: requireSafeAddress('aws', endpoint) };
  const config: IAMClientConfig = {
    region,
    // AWS_ENDPOINT_URL and endpoint_url in a profile would send keys to a host that our configuration does not name.
    ignoreConfiguredEndpointUrls: true,
    ...at,
    ...credentialsOf(admin),
    maxAttempts: MAX_ATTEMPTS,
    requestHandler: {
      connectionTimeout: REQUEST_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      throwOnRequestTimeout: true,
    },
  };
  let session: Promise<{ sdk: typeof IamModule; client: IAMClient }> | undefined;
  return async (deed, call) => {
    deed.signal.throwIfAborted();
    const { sdk, client } = await (session ??= open(config));
    try {
      return await call(client, sdk);
    } catch (error) {
      deed.signal.throwIfAborted();
      throw failure(deed, error);
    }
  };
}

async function open(config: IAMClientConfig): Promise<{ sdk: typeof IamModule; client: IAMClient }> {
  // The SDK would tell users on standard error which Node its own future versions need.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  // For the clients that it makes itself to assume a profile's role: they do not get our configuration.
  process.env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] = 'true';
  const sdk = await import('@aws-sdk/client-iam');
  return { sdk, client: new sdk.IAMClient(config) };
}

function credentialsOf(admin: AwsKeys | string): Pick<IAMClientConfig, 'profile' | 'credentials'> {
  if (typeof admin === 'string') return { profile: admin };
  const { accessKeyId, secretAccessKey, sessionToken } = admin;
  const session = sessionToken === undefined ? {} : { sessionToken: sessionToken.reveal() };
  return { credentials: { accessKeyId, secretAccessKey: secretAccessKey.reveal(), ...session } };
}

/** No cause: the SDK's errors carry whole requests and answers. */
function failure({ doing, to, action }: Deed, error: unknown): AppError {
  const name = error instanceof Error && /^[A-Za-z]{1,80}$/.test(error.name) ? error.name : 'error';
  const { $metadata, $response } = error as {
    $metadata?: { httpStatusCode?: number };
    $response?: { statusCode?: number };
  };
  const status = $metadata?.httpStatusCode ?? $response?.statusCode;
  const what = `aws: ${doing}: ${to}`;
  if (name.startsWith('CredentialsProvider')) {
    return new AppError('config', `${what}: no AWS credentials found`, {
      hint: 'name a profile of your AWS configuration or keys as the admin of this provider, or sign in with aws sso login',
    });
  }
  const isRefusal = status !== undefined && status >= 400 && status < 500 && !THROTTLED.test(name) && status !== 429;
  if (!isRefusal) {
    const detail = status === undefined ? (errorCodeOf(error) ?? name) : `status ${String(status)}: ${name}`;
    return new AppError('provider-unreachable', `${what}: ${detail}`, { hint: 'try again' });
  }
  const hint = /^(?:InvalidClientTokenId|SignatureDoesNotMatch|ExpiredToken)/.test(name)
    ? 'the administrator’s own key does not work: renew it'
    : `the administrator of this provider needs ${action}`;
  const code = name.startsWith('NoSuchEntity') ? 'not-found' : 'provider-refused';
  return new AppError(code, `${what}: ${name}`, code === 'not-found' ? {} : { hint });
}

/** What the call gives; undefined where AWS has none such any more. */
export async function unlessGone<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return undefined;
    throw error;
  }
}
