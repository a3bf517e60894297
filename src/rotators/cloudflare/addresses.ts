// Ranges of addresses, as `192.0.2.0/24` or `2001:db8::1`: whether one lies within others.
import { BlockList, isIP } from 'node:net';

interface Range {
  readonly address: string;
  readonly bits: number;
  readonly family: 'ipv4' | 'ipv6';
}

export function isRange(text: string): boolean {
  return parseRange(text) !== undefined;
}

/** Whether every address of the first range is in one of the others; false where one of them is no range. */
export function isWithin(text: string, others: readonly string[]): boolean {
  const range = parseRange(text);
  return range !== undefined && others.some((other) => covers(parseRange(other), range));
}

function covers(outer: Range | undefined, inner: Range): boolean {
  if (outer === undefined || outer.family !== inner.family || outer.bits > inner.bits) return false;
  const list = new BlockList();
  list.addSubnet(outer.address, outer.bits, outer.family);
  return list.check(inner.address, inner.family);
}

function parseRange(text: string): Range | undefined {
  const [address = '', length, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0 || address.includes('%')) return undefined;
  const most = version === 4 ? 32 : 128;
  if (length !== undefined && !/^\d{1,3}$/.test(length)) return undefined;
  const bits = length === undefined ? most : Number(length);
  return bits > most ? undefined : { address, bits, family: version === 4 ? 'ipv4' : 'ipv6' };
}
