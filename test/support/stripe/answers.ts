// Stripe's answers: its views of things, and its refusals in its own words.
import type { FakeAnswer } from '../fake/fake-provider.js';
import { mintRequestId } from './mint.js';
import type { Permission, StripeKey, WebhookEndpoint } from './model.js';

export function ok(body: unknown, headers: Readonly<Record<string, string>> = {}): FakeAnswer {
  return { status: 200, headers: { 'request-id': mintRequestId(), ...headers }, body };
}

interface ErrorFields {
  readonly type?: 'invalid_request_error' | 'api_error' | 'idempotency_error';
  readonly code?: string;
  readonly param?: string;
}

export function refusal(status: number, message: string, fields: ErrorFields = {}): FakeAnswer {
  const { type = 'invalid_request_error', code, param } = fields;
  const docUrl =
    code === undefined ? {} : { doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}` };
  const error = {
    ...(code === undefined ? {} : { code }),
    ...docUrl,
    message,
    ...(param === undefined ? {} : { param }),
    type,
  };
  return { status, headers: { 'request-id': mintRequestId() }, body: { error } };
}

export const noKey = refusal(
  401,
  'You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth.',
);

export const invalidKey = (value: string): FakeAnswer => refusal(401, `Invalid API Key provided: ${masked(value)}`);

export const expiredKey = (value: string): FakeAnswer =>
  refusal(401, `Expired API Key provided: ${masked(value)}`, { code: 'api_key_expired' });

export const publishableKey = refusal(
  403,
  'This API call cannot be made with a publishable API key. Please use a secret API key.',
  { code: 'secret_key_required' },
);

export function morePermissions(value: string, accountId: string, permission: Permission): FakeAnswer {
  const what = `The provided key '${masked(value)}' does not have the required permissions for this endpoint`;
  const remedy = `Having the '${permission}' permission would allow this request to continue.`;
  return refusal(403, `${what} on account '${accountId}'. ${remedy}`);
}

export const unrecognizedUrl = refusal(404, 'Unrecognized request URL. Please see https://stripe.com/docs');

export const missingParam = (name: string): FakeAnswer =>
  refusal(400, `Missing required param: ${name}.`, { code: 'parameter_missing', param: name });

export const unknownParam = (name: string): FakeAnswer =>
  refusal(400, `Received unknown parameter: ${name}`, { code: 'parameter_unknown', param: name });

export const invalidParam = (name: string, why: string): FakeAnswer =>
  refusal(400, `Invalid ${name}: ${why}`, { param: name });

export function noEndpoint(
  id: string,
  otherMode: 'live' | 'test' | undefined,
  param: string,
  status = 404,
): FakeAnswer {
  const used = otherMode === 'live' ? 'test' : 'live';
  const hint = `; a similar object exists in ${otherMode} mode, but a ${used} mode key was used to make this request.`;
  const message = `No such webhook endpoint: '${id}'${otherMode === undefined ? '' : hint}`;
  return refusal(status, message, { code: 'resource_missing', param });
}

export const tooManyEndpoints = (max: number, isLive: boolean): FakeAnswer =>
  refusal(400, `You have reached the maximum of ${String(max)} ${isLive ? 'live' : 'test'} webhook endpoints.`);

export const otherParameters = (key: string): FakeAnswer =>
  refusal(
    400,
    'Keys for idempotent requests can only be used with the same parameters they were first used with. ' +
      `Try using a key other than '${key}' if you meant to execute a different request.`,
    { type: 'idempotency_error' },
  );

/** For a fault: too many requests. */
export function stripeLimited(retryAfterSeconds?: number): FakeAnswer {
  const answer = refusal(429, 'Request rate limit exceeded.', { code: 'rate_limit' });
  const after = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  return { ...answer, headers: { ...answer.headers, ...after, 'stripe-rate-limited-reason': 'global-rate' } };
}

/** For a fault: Stripe's own trouble. */
export const stripeBroken: FakeAnswer = refusal(500, 'An unknown error occurred', { type: 'api_error' });

/** As Stripe shows a key that it refuses: its kind and its last six characters. */
function masked(value: string): string {
  const prefix = /^[a-z]+_[a-z]+_/.exec(value)?.[0] ?? '';
  const hidden = Math.max(0, value.length - prefix.length - 6);
  return `${prefix}${'*'.repeat(hidden)}${value.slice(prefix.length + hidden)}`;
}

/** Without its secret, which only the answer to its creation has. */
export function endpointView(endpoint: WebhookEndpoint): Readonly<Record<string, unknown>> {
  return {
    id: endpoint.id,
    object: 'webhook_endpoint',
    api_version: endpoint.apiVersion,
    application: null,
    created: endpoint.created,
    description: endpoint.description,
    enabled_events: endpoint.enabledEvents,
    livemode: endpoint.isLive,
    metadata: endpoint.metadata,
    status: endpoint.isDisabled ? 'disabled' : 'enabled',
    url: endpoint.url,
  };
}

export function balanceView({ isLive }: StripeKey): Readonly<Record<string, unknown>> {
  const money = { amount: 4200, currency: 'usd' };
  const byCard = { ...money, source_types: { card: 4200 } };
  return { object: 'balance', available: [byCard], connect_reserved: [money], livemode: isLive, pending: [byCard] };
}

export function accountView(id: string): Readonly<Record<string, unknown>> {
  const nothingDue = { alternatives: [], currently_due: [], errors: [], eventually_due: [], past_due: [] };
  return {
    id,
    object: 'account',
    business_profile: { name: 'Shop', url: 'https://shop.example' },
    business_type: 'company',
    capabilities: { card_payments: 'active', transfers: 'active' },
    charges_enabled: true,
    controller: { type: 'account' },
    country: 'US',
    created: 1_600_000_000,
    default_currency: 'usd',
    details_submitted: true,
    email: 'owner@shop.example',
    external_accounts: { object: 'list', data: [], has_more: false, url: `/v1/accounts/${id}/external_accounts` },
    future_requirements: nothingDue,
    metadata: {},
    payouts_enabled: true,
    requirements: nothingDue,
    settings: { dashboard: { display_name: 'Shop', timezone: 'Etc/UTC' } },
    tos_acceptance: { date: 1_600_000_000 },
    type: 'standard',
  };
}
