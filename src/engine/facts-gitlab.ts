import { known, type Facts } from './facts-read.js';

const RANDOM_BYTES = 16;
const NAMES: Readonly<Record<string, string>> = {
  c: 'cell',
  g: 'group',
  o: 'organization',
  p: 'project',
  t: 'top-level-group',
  u: 'user',
};

/** A routable token says where it belongs: lines of `key:number`, in base36, between random bytes and their length. */
export function gitlabFacts(value: string): Facts | undefined {
  const [, payload = ''] = /-(?:t[1-3]_)?([0-9A-Za-z_-]+)\.[0-9a-z.]+$/.exec(value) ?? [];
  const bytes = Buffer.from(payload, 'base64url');
  const length = bytes.at(-1) ?? 0;
  if (length === 0 || bytes.length !== RANDOM_BYTES + length + 1) return undefined;
  const facts: Record<string, unknown> = {};
  for (const line of bytes.toString('latin1', RANDOM_BYTES, RANDOM_BYTES + length).split('\n')) {
    const [, key = '', digits = ''] = /^([cgoptu]):([0-9a-z]{1,10})$/.exec(line) ?? [];
    const name = NAMES[key];
    if (name !== undefined) facts[name] = Number.parseInt(digits, 36);
  }
  return known(facts);
}
