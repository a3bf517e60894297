/** Keeps connections to public names from ending at machines of the inner network, whatever a name server says. */
import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { AppError } from '../core/errors.js';

const INNER_V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;
const INNER_V6 = [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const;

const inner = new BlockList();
for (const [address, bits] of INNER_V4) inner.addSubnet(address, bits, 'ipv4');
for (const [address, bits] of INNER_V6) inner.addSubnet(address, bits, 'ipv6');

/** Whether an address belongs to this machine, its network, or to nobody. An IPv4 address inside of an IPv6 one counts as itself. */
export function isInnerAddress(address: string): boolean {
  const family = isIP(address);
  return family === 0 || inner.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** Fails with `config` for an address that is no name and not public. Names are looked at by `publicLookup`. */
export function requirePublicHost(what: string, hostname: string): void {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  const isLocalName = /(?:^|\.)(?:localhost|local|internal)\.?$/i.test(bare);
  if (!isLocalName && (isIP(bare) === 0 || !isInnerAddress(bare))) return;
  throw new AppError('config', `${what}: ${hostname}: not a public address`, { hint: 'name it in the configuration' });
}

/** `dns.lookup` for `net.connect`, which fails where one of the addresses is not public: what was checked is what is used. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  dnsLookup(hostname, { ...options, all: true }, (error, answer: LookupAddress[] | undefined) => {
    const found = answer ?? [];
    const failure = error ?? (found.some(({ address }) => isInnerAddress(address)) ? notPublic() : undefined);
    const [first] = found;
    if (failure !== undefined || first === undefined) callback(failure ?? notPublic(), '', 4);
    else if (options.all === true) callback(null, [...found]);
    else callback(null, first.address, first.family);
  });
};

function notPublic(): NodeJS.ErrnoException {
  return Object.assign(new Error('the name stands for an address that is not public'), { code: 'ENOTPUBLIC' });
}
