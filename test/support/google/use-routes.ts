// Where credentials are used: two APIs that take an API key, and two calls of a project that take an access token.
import { z } from 'zod';
import type { FakeAnswer } from '../fake/fake-provider.js';
import { errorInfo, refusal } from './answers.js';
import type { GoogleApiKey } from './model.js';
import type { GoogleCall, GoogleRoute } from './route.js';

export const useRoutes: readonly GoogleRoute[] = [
  {
    method: 'GET',
    path: '/language/translate/v2/languages',
    query: ['key', 'target'],
    changes: false,
    answer: (call) => {
      useKey(call, 'translate.googleapis.com', 'google.cloud.translate.v2.TranslateService.GetSupportedLanguage');
      return { status: 200, body: { data: { languages: [{ language: 'en' }] } } };
    },
  },
  {
    method: 'GET',
    path: '/v1beta/models',
    query: ['key', 'pageSize', 'pageToken'],
    changes: false,
    answer: (call) => {
      const method = 'google.ai.generativelanguage.v1beta.ModelService.ListModels';
      useKey(call, 'generativelanguage.googleapis.com', method);
      return { status: 200, body: { models: [] } };
    },
  },
  {
    method: 'GET',
    path: '/v1/projects/:project',
    changes: false,
    answer: (call) => {
      const project = call.permitted('resourcemanager.projects.get', call.request.params['project']!);
      const body = { projectNumber: project.number, projectId: project.id, lifecycleState: 'ACTIVE', name: project.id };
      return { status: 200, body };
    },
  },
  {
    method: 'POST',
    path: '/v1/projects/:project:testIamPermissions',
    body: z.strictObject({ permissions: z.array(z.string()) }),
    changes: false,
    answer: testPermissions,
  },
];

/** Which of these the caller has; needs no permission itself. */
function testPermissions(call: GoogleCall): FakeAnswer {
  const { state, request } = call;
  const { email } = call.caller();
  const project = state.projectOf(request.params['project']!);
  if (project === undefined) throw refusal('PERMISSION_DENIED', 'The caller does not have permission');
  const { permissions: asked } = request.body as { readonly permissions: readonly string[] };
  const held = state.principalOf(email)?.permissions.get(project.id);
  const permissions = asked.filter((permission) => held?.has(permission) === true);
  return { status: 200, body: permissions.length === 0 ? {} : { permissions } };
}

/** The key of a call, alive and free to call this; otherwise the provider's refusal. */
function useKey({ state, request }: GoogleCall, service: string, method: string): void {
  const value = request.query.get('key') ?? String(request.headers['x-goog-api-key'] ?? '');
  if (value === '') {
    throw refusal(
      'PERMISSION_DENIED',
      "Method doesn't allow unregistered callers (callers without established identity).",
    );
  }
  const key = state.apiKeys.find((candidate) => candidate.value === value);
  if (key === undefined || !state.outlives(key)) {
    throw refusal('INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', [
      errorInfo('API_KEY_INVALID', 'googleapis.com', { service }),
    ]);
  }
  const blocked = blockOf(key, service, method, request.headers.referer);
  if (blocked !== undefined) {
    const consumer = `projects/${state.projectOf(key.projectId)!.number}`;
    throw refusal('PERMISSION_DENIED', `Requests to this API ${service} method ${method} are blocked.`, [
      errorInfo(blocked, 'googleapis.com', { service, consumer, methodName: method }),
    ]);
  }
  key.lastUsedAtMs = state.now;
}

/** All callers of the fake come from 127.0.0.1. */
function blockOf(key: GoogleApiKey, service: string, method: string, referer = ''): string | undefined {
  const { apiTargets, serverKeyRestrictions, browserKeyRestrictions, androidKeyRestrictions, iosKeyRestrictions } =
    key.restrictions ?? {};
  const isTarget = apiTargets?.some(
    (target) => target.service === service && isMethod(target.methods ?? [], method, service),
  );
  if (isTarget === false && apiTargets?.length !== 0) return 'API_KEY_SERVICE_BLOCKED';
  const ips = serverKeyRestrictions?.allowedIps ?? [];
  if (ips.length > 0 && !ips.includes('127.0.0.1')) return 'API_KEY_IP_ADDRESS_BLOCKED';
  const referrers = browserKeyRestrictions?.allowedReferrers ?? [];
  if (referrers.length > 0 && !referrers.some((allowed) => startsLike(allowed, referer))) {
    return 'API_KEY_HTTP_REFERRER_BLOCKED';
  }
  if (androidKeyRestrictions !== undefined) return 'API_KEY_ANDROID_APP_BLOCKED';
  return iosKeyRestrictions === undefined ? undefined : 'API_KEY_IOS_APP_BLOCKED';
}

function isMethod(methods: readonly string[], method: string, service: string): boolean {
  const names = [method, method.split('.').at(-1)!, `${service}.${method.split('.').at(-1)!}`];
  return methods.length === 0 || methods.some((allowed) => names.some((name) => startsLike(allowed, name)));
}

/** A `*` at the end stands for anything. */
function startsLike(allowed: string, text: string): boolean {
  return allowed.endsWith('*') ? text.startsWith(allowed.slice(0, -1)) : text === allowed;
}
