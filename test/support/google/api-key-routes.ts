import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { FakeAnswer } from '../fake/fake-provider.js';
import { checkFields, checkKeyId, etagOf, keyToChange, keyToMake, keyView, type KeyFields } from './api-key-shapes.js';
import { refusal } from './answers.js';
import type { GoogleApiKey, GoogleProject } from './model.js';
import type { GoogleCall, GoogleRoute } from './route.js';

const KEYS = '/v2/projects/:project/locations/global/keys';
const MOST_ON_A_PAGE = 300;
const DEFAULT_MOST_KEYS = 300;
/** "Deleted keys can be undeleted for 30 days", and are gone after. */
const KEPT_MS = 30 * 24 * 3_600_000;
const KEY_TYPE = 'type.googleapis.com/google.api.apikeys.v2.Key';

export const apiKeyRoutes: readonly GoogleRoute[] = [
  { method: 'GET', path: '/v2/keys:lookupKey', query: ['keyString'], changes: false, answer: lookup },
  { method: 'GET', path: '/v2/operations/:operation', changes: false, answer: operation },
  { method: 'POST', path: KEYS, query: ['keyId'], body: keyToMake, changes: true, answer: create },
  { method: 'GET', path: KEYS, query: ['pageSize', 'pageToken', 'showDeleted'], changes: false, answer: list },
  { method: 'GET', path: `${KEYS}/:key`, changes: false, answer: get },
  { method: 'GET', path: `${KEYS}/:key/keyString`, changes: false, answer: keyString },
  { method: 'PATCH', path: `${KEYS}/:key`, query: ['updateMask'], body: keyToChange, changes: true, answer: update },
  { method: 'DELETE', path: `${KEYS}/:key`, query: ['etag'], changes: true, answer: remove },
  {
    method: 'POST',
    path: `${KEYS}/:key:undelete`,
    body: z.strictObject({}).optional(),
    changes: true,
    answer: undelete,
  },
];

function lookup(call: GoogleCall): FakeAnswer {
  const { state, request } = call;
  const { email } = call.caller();
  const value = request.query.get('keyString') ?? '';
  const key = state.apiKeys.find((candidate) => candidate.value === value);
  const held = key === undefined ? undefined : state.principalOf(email)?.permissions.get(key.projectId);
  if (key === undefined || held?.has('apikeys.keys.lookup') !== true) {
    throw refusal('PERMISSION_DENIED', "Permission 'apikeys.keys.lookup' denied (or the key may not exist).");
  }
  const parent = `projects/${state.projectOf(key.projectId)!.number}/locations/global`;
  // "If the API key has been purged, resource name will not be set."
  return { status: 200, body: isPurged(call, key) ? { parent } : { parent, name: keyView(state, key)['name'] } };
}

function create(call: GoogleCall): FakeAnswer {
  const { state, request } = call;
  const project = call.permitted('apikeys.keys.create', request.params['project']!);
  const fields = request.body as KeyFields;
  checkFields(fields);
  const id = request.query.get('keyId') ?? undefined;
  if (id !== undefined) checkKeyId(id);
  const keys = keysOf(call, project);
  if (keys.some((key) => key.id === id)) throw refusal('ALREADY_EXISTS', `Key ${id ?? ''} already exists.`);
  const live = keys.filter(({ deletedAtMs }) => deletedAtMs === undefined);
  if (live.length >= (state.options.mostApiKeys ?? DEFAULT_MOST_KEYS)) {
    throw refusal('RESOURCE_EXHAUSTED', 'The number of API keys of this project has reached its limit.');
  }
  const { displayName, annotations, restrictions } = fields;
  const key = state.addApiKey(project, {
    id,
    ...(displayName === undefined ? {} : { displayName }),
    ...(annotations === undefined ? {} : { annotations }),
    restrictions,
  });
  return begun(call, key);
}

function list(call: GoogleCall): FakeAnswer {
  const { state, request } = call;
  const project = call.permitted('apikeys.keys.list', request.params['project']!);
  const showDeleted = request.query.get('showDeleted') === 'true';
  const keys = keysOf(call, project).filter(({ deletedAtMs }) => showDeleted || deletedAtMs === undefined);
  const size = Number(request.query.get('pageSize') ?? '0') || MOST_ON_A_PAGE;
  const start = startOf(request.query.get('pageToken'));
  if (!Number.isInteger(size) || size < 0) throw refusal('INVALID_ARGUMENT', 'Invalid page_size.');
  const end = start + Math.min(size, MOST_ON_A_PAGE);
  const page = keys.slice(start, end).map((key) => keyView(state, key));
  const nextPageToken = Buffer.from(`after:${String(end)}`).toString('base64url');
  return {
    status: 200,
    body: { ...(page.length === 0 ? {} : { keys: page }), ...(end < keys.length ? { nextPageToken } : {}) },
  };
}

function startOf(token: string | null): number {
  if (token === null || token === '') return 0;
  const start = /^after:([0-9]+)$/.exec(Buffer.from(token, 'base64url').toString('utf8'))?.[1];
  if (start === undefined) throw refusal('INVALID_ARGUMENT', 'Invalid page_token.');
  return Number(start);
}

function get(call: GoogleCall): FakeAnswer {
  return { status: 200, body: keyView(call.state, keyOf(call, 'apikeys.keys.get')) };
}

function keyString(call: GoogleCall): FakeAnswer {
  const key = keyOf(call, 'apikeys.keys.getKeyString');
  if (key.deletedAtMs !== undefined) throw refusal('FAILED_PRECONDITION', 'The key is deleted.');
  return { status: 200, body: { keyString: key.value } };
}

function update(call: GoogleCall): FakeAnswer {
  const key = keyOf(call, 'apikeys.keys.update');
  if (key.deletedAtMs !== undefined) throw refusal('FAILED_PRECONDITION', 'The key is deleted.');
  const fields = call.request.body as z.output<typeof keyToChange>;
  checkFields(fields);
  checkEtag(key, fields.etag);
  const mask = maskOf(call.request.query.get('updateMask'), fields);
  if (mask.includes('displayName')) key.displayName = fields.displayName ?? '';
  if (mask.includes('annotations')) key.annotations = fields.annotations ?? {};
  if (mask.includes('restrictions')) key.restrictions = fields.restrictions;
  return changed(call, key);
}

/** Without a mask, the fields that were sent. */
function maskOf(mask: string | null, fields: Readonly<Record<string, unknown>>): readonly string[] {
  const may = ['displayName', 'annotations', 'restrictions'];
  if (mask === null || mask === '') return may.filter((name) => fields[name] !== undefined);
  const names = mask
    .split(',')
    .map((name) => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()));
  if (names.includes('*')) return may;
  const wrong = names.find((name) => !may.includes(name));
  if (wrong !== undefined) throw refusal('INVALID_ARGUMENT', 'update_mask has a field that cannot be updated.');
  return names;
}

function remove(call: GoogleCall): FakeAnswer {
  const key = keyOf(call, 'apikeys.keys.delete');
  if (key.deletedAtMs !== undefined) throw notFound();
  checkEtag(key, call.request.query.get('etag') ?? undefined);
  key.deletedAtMs = call.state.now;
  key.ended = { atMs: call.state.now };
  return changed(call, key);
}

function undelete(call: GoogleCall): FakeAnswer {
  const key = keyOf(call, 'apikeys.keys.undelete');
  if (key.deletedAtMs === undefined) throw refusal('FAILED_PRECONDITION', 'The key is not deleted.');
  key.deletedAtMs = undefined;
  key.ended = undefined;
  key.usesSinceEnd = 0;
  return changed(call, key);
}

function changed(call: GoogleCall, key: GoogleApiKey): FakeAnswer {
  key.updatedAtMs = call.state.now;
  key.revision += 1;
  return begun(call, key);
}

/** The change is made; whether the operation says so at once is the option's. */
function begun(call: GoogleCall, key: GoogleApiKey): FakeAnswer {
  const { state } = call;
  const entry = {
    name: `operations/akmf.${randomUUID()}`,
    email: call.caller().email,
    pollsLeft: state.options.operationPolls ?? 1,
    response: { '@type': KEY_TYPE, ...keyView(state, key) },
  };
  state.operations.push(entry);
  return { status: 200, body: operationView(entry) };
}

function operation(call: GoogleCall): FakeAnswer {
  const { email } = call.caller();
  const name = `operations/${call.request.params['operation']!}`;
  const found = call.state.operations.find((entry) => entry.name === name && entry.email === email);
  if (found === undefined) throw refusal('NOT_FOUND', 'Operation not found.');
  found.pollsLeft = Math.max(0, found.pollsLeft - 1);
  return { status: 200, body: operationView(found) };
}

function operationView(entry: {
  readonly name: string;
  readonly pollsLeft: number;
  readonly response: unknown;
}): Readonly<Record<string, unknown>> {
  const { name, response } = entry;
  return entry.pollsLeft > 0 ? { name } : { name, done: true, response };
}

function keyOf(call: GoogleCall, permission: string): GoogleApiKey {
  const { project: name, key: id } = call.request.params;
  const project = call.permitted(permission, name!);
  const key = keysOf(call, project).find((candidate) => candidate.id === id || candidate.uid === id);
  if (key === undefined) throw notFound();
  return key;
}

function keysOf(call: GoogleCall, project: GoogleProject): readonly GoogleApiKey[] {
  return call.state.apiKeys.filter((key) => key.projectId === project.id && !isPurged(call, key));
}

function isPurged({ state }: GoogleCall, { deletedAtMs }: GoogleApiKey): boolean {
  return deletedAtMs !== undefined && state.now >= deletedAtMs + KEPT_MS;
}

function checkEtag(key: GoogleApiKey, etag: string | undefined): void {
  if (etag !== undefined && etag !== etagOf(key)) throw refusal('ABORTED', 'The etag does not match.');
}

const notFound = () => refusal('NOT_FOUND', 'Requested entity was not found.');
