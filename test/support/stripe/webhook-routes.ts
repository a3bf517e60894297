import { z } from 'zod';
import type { FakeRequest, FakeRoute } from '../fake/fake-provider.js';
import { asking, Idempotency, type Act } from './access.js';
import * as answers from './answers.js';
import { LIST_QUERY, list } from './lists.js';
import type { WebhookEndpoint } from './model.js';
import type { StripeState } from './state.js';
import { changedEndpoint, newEndpoint, paramsOf } from './webhook-params.js';

const ALL = '/v1/webhook_endpoints';
const ONE = `${ALL}/:id`;
/** Checked in full where the brackets are understood. */
const anyForm = z.record(z.string(), z.string()).optional();

export function webhookRoutes(state: StripeState): readonly FakeRoute[] {
  const idempotency = new Idempotency(state);
  const reading = (act: Act): FakeRoute['answer'] => asking(state, 'rak_webhook_read', act);
  const writing = (act: Act): FakeRoute['answer'] => asking(state, 'rak_webhook_write', act);
  const show = onEndpoint(state, (endpoint) => answers.ok(answers.endpointView(endpoint)));
  const remove = onEndpoint(state, (endpoint) => {
    state.removeEndpoint(endpoint);
    return answers.ok({ id: endpoint.id, object: 'webhook_endpoint', deleted: true });
  });
  const change = onEndpoint(state, (endpoint, request) => update(state, endpoint, request));
  const listed: Act = (request, { isLive }) => list(state.endpointsOf(isLive), request, answers.endpointView);
  const create: Act = (request, { isLive }) => createEndpoint(state, isLive, request);
  return [
    { method: 'GET', path: ALL, query: LIST_QUERY, changes: false, answer: reading(listed) },
    { method: 'POST', path: ALL, body: anyForm, changes: true, answer: writing(idempotency.once(create)) },
    { method: 'GET', path: ONE, changes: false, answer: reading(show) },
    { method: 'POST', path: ONE, body: anyForm, changes: true, answer: writing(idempotency.once(change)) },
    // An idempotency key means nothing here; a second deletion is a 404.
    { method: 'DELETE', path: ONE, changes: true, answer: writing(remove) },
  ];
}

function onEndpoint(
  state: StripeState,
  act: (endpoint: WebhookEndpoint, request: FakeRequest) => ReturnType<Act>,
): Act {
  return (request, { isLive }) => {
    const id = request.params['id'] ?? '';
    const endpoint = state.endpoints.find((one) => one.id === id);
    if (endpoint !== undefined && endpoint.isLive === isLive) return act(endpoint, request);
    const otherMode = endpoint === undefined ? undefined : endpoint.isLive ? 'live' : 'test';
    return answers.noEndpoint(id, otherMode, 'webhook_endpoint');
  };
}

function createEndpoint(state: StripeState, isLive: boolean, request: FakeRequest): ReturnType<Act> {
  const given = paramsOf(newEndpoint, request, state.complaints);
  if ('refused' in given) return given.refused;
  const { params } = given;
  if (isLive && !params.url.startsWith('https:')) return answers.invalidParam('url', 'live mode needs https');
  if (state.endpointsOf(isLive).length >= state.maxEndpoints) {
    return answers.tooManyEndpoints(state.maxEndpoints, isLive);
  }
  const endpoint = state.addEndpoint({
    isLive,
    url: params.url,
    enabledEvents: params.enabled_events,
    description: params.description === '' ? null : (params.description ?? null),
    metadata: mergedMetadata({}, params.metadata),
    apiVersion: params.api_version ?? null,
    isConnect: params.connect === 'true',
  });
  return answers.ok({ ...answers.endpointView(endpoint), secret: endpoint.secret });
}

function update(state: StripeState, endpoint: WebhookEndpoint, request: FakeRequest): ReturnType<Act> {
  const given = paramsOf(changedEndpoint, request, state.complaints);
  if ('refused' in given) return given.refused;
  const { params } = given;
  const target = params.url ?? endpoint.url;
  if (endpoint.isLive && !target.startsWith('https:')) return answers.invalidParam('url', 'live mode needs https');
  endpoint.url = target;
  endpoint.enabledEvents = params.enabled_events ?? endpoint.enabledEvents;
  if (params.description !== undefined) endpoint.description = params.description === '' ? null : params.description;
  if (params.disabled !== undefined) endpoint.isDisabled = params.disabled === 'true';
  endpoint.metadata = mergedMetadata(endpoint.metadata, params.metadata);
  return answers.ok(answers.endpointView(endpoint));
}

/** Names that are not given stay, an empty value removes its name, an empty hash removes all. */
function mergedMetadata(
  had: Readonly<Record<string, string>>,
  given: '' | Readonly<Record<string, string>> | undefined,
): Readonly<Record<string, string>> {
  if (given === '') return {};
  const merged = Object.entries({ ...had, ...given });
  return Object.fromEntries(merged.filter(([, value]) => value !== ''));
}
