import { z } from 'zod';
import type { FakeAnswer, FakeRequest, FakeRoute } from '../fake/fake-provider.js';
import type { SlackState } from './state.js';

const payload = z.object({ text: z.string().optional(), blocks: z.array(z.unknown()).optional() });

/** An incoming webhook: answers in plain words, and knows a dead address before it looks at the message. */
export function webhookRoute(state: SlackState): FakeRoute {
  return {
    method: 'POST',
    path: '/services/:team/:service/:secret',
    body: z.unknown(),
    changes: true,
    answer: (request) => answerOf(state, request),
  };
}

function answerOf(state: SlackState, request: FakeRequest): FakeAnswer {
  const webhook = state.webhooks.find(({ path }) => path === request.path);
  if (webhook === undefined || !state.outlives(webhook)) return words(404, 'no_service');
  const message = payload.safeParse(request.body).data;
  if (message === undefined) return words(400, 'invalid_payload');
  if (message.text === undefined && message.blocks === undefined) return words(400, 'invalid_payload');
  if (message.text === '') return words(400, 'no_text');
  state.messages.push({ channelId: webhook.channelId, text: message.text ?? '', by: webhook.id });
  return words(200, 'ok');
}

function words(status: number, body: string): FakeAnswer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}
