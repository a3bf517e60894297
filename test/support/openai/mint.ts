// Keys and ids in OpenAI's known layouts, made anew on each run. The middle of a key is fixed, the rest is random.
import { randomInt } from 'node:crypto';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** Base64 of the vendor's name. */
const MARK = Buffer.from('OpenAI').toString('base64');

export type KeyForm = 'project' | 'service-account' | 'admin' | 'legacy';

const LAYOUTS = {
  project: { prefix: 'proj-', side: 74 },
  'service-account': { prefix: 'svcacct-', side: 74 },
  admin: { prefix: 'admin-', side: 58 },
  legacy: { prefix: '', side: 20 },
} as const satisfies Record<KeyForm, { prefix: string; side: number }>;

export function mintKey(form: KeyForm): string {
  const { prefix, side } = LAYOUTS[form];
  return `sk-${prefix}${randomText(side)}${MARK}${randomText(side)}`;
}

/** What lists show of a key: its kind and a few characters of either end, so that two keys may look the same. */
export function redact(value: string): string {
  const [start = ''] = /^sk-(?:proj-|svcacct-|admin-)?/.exec(value) ?? [];
  return `${value.slice(0, start.length + 3)}...${value.slice(-4)}`;
}

export function mintId(kind: 'proj' | 'key' | 'user' | 'svc_acct' | 'org'): string {
  return kind === 'proj' || kind === 'key' || kind === 'svc_acct'
    ? `${kind}_${randomText(kind === 'key' ? 16 : 24)}`
    : `${kind}-${randomText(24)}`;
}

function randomText(length: number): string {
  return Array.from({ length }, () => BASE62.charAt(randomInt(BASE62.length))).join('');
}
