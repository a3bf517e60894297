import { z } from 'zod';
import { SlackRefusal, type SlackCall, type SlackMethod } from './method.js';

const token = z.string().optional();
const count = z.union([z.number(), z.string()]).optional();
const flag = z.union([z.boolean(), z.enum(['true', 'false', '1', '0'])]).optional();
const MOST_ON_A_PAGE = 1000;

/** What a token is there for: enough to see whether its scopes carry it. */
export const workMethods: readonly SlackMethod[] = [
  {
    name: 'conversations.list',
    args: z
      .strictObject({
        token,
        cursor: z.string().optional(),
        limit: count,
        exclude_archived: flag,
        types: z.string().optional(),
      })
      .optional(),
    changes: false,
    json: false,
    answer: (call) => {
      call.callerWith(['channels:read', 'groups:read', 'im:read', 'mpim:read']);
      const channels = call.state.channels.map(({ id, name }) => ({ id, name, is_channel: true, is_archived: false }));
      return { channels: pageOf(call, channels), ...cursorOf(call, channels.length) };
    },
  },
  {
    name: 'users.list',
    args: z.strictObject({ token, cursor: z.string().optional(), limit: count, include_locale: flag }).optional(),
    changes: false,
    json: false,
    answer: (call) => {
      call.callerWith(['users:read']);
      const { state } = call;
      const members = state.members.map(({ id, name, isDeleted }) => ({
        id,
        name,
        deleted: isDeleted,
        team_id: state.team.id,
      }));
      return { members: pageOf(call, members), ...cursorOf(call, members.length) };
    },
  },
  {
    name: 'chat.postMessage',
    args: z.strictObject({ token, channel: z.string(), text: z.string().optional() }),
    changes: true,
    json: true,
    answer: (call) => post(call),
  },
];

function post(call: SlackCall): Readonly<Record<string, unknown>> {
  const { state, args } = call;
  const caller = call.callerWith(['chat:write']);
  const channel = state.channels.find(({ id, name }) => id === args['channel'] || `#${name}` === args['channel']);
  if (channel === undefined) throw new SlackRefusal('channel_not_found');
  const text = args['text'];
  if (typeof text !== 'string' || text === '') throw new SlackRefusal('no_text');
  state.messages.push({ channelId: channel.id, text, by: caller.id });
  const ts = (state.now / 1000).toFixed(6);
  return {
    channel: channel.id,
    ts,
    message: { type: 'message', text, ts, user: state.authorizationOf(caller)?.userId },
  };
}

function pageOf<Item>(call: SlackCall, items: readonly Item[]): readonly Item[] {
  const { start, limit } = windowOf(call);
  return items.slice(start, start + limit);
}

/** An empty cursor says that there is no more. */
function cursorOf(call: SlackCall, total: number): Readonly<Record<string, unknown>> {
  const { start, limit } = windowOf(call);
  const next = start + limit;
  const cursor = next < total ? Buffer.from(`next:${String(next)}`).toString('base64') : '';
  return { response_metadata: { next_cursor: cursor } };
}

function windowOf({ args }: SlackCall): { readonly start: number; readonly limit: number } {
  const limit = Number(args['limit'] ?? MOST_ON_A_PAGE);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_ON_A_PAGE) throw new SlackRefusal('invalid_limit');
  const cursor = typeof args['cursor'] === 'string' ? args['cursor'] : '';
  if (cursor === '') return { start: 0, limit };
  const start = /^next:([0-9]+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8'))?.[1];
  if (start === undefined) throw new SlackRefusal('invalid_cursor');
  return { start: Number(start), limit };
}
