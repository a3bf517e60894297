// Where a question goes: to the vendor's own server and to instances that the configuration names, never to a host that
// only a finding names.
import type { Probe } from './probe.js';
import type { ProbeSubject } from './subject.js';

export interface Addresses {
  readonly list: readonly Address[];
  /** Why a no of all of these would still not be one. */
  readonly doubt?: string;
}

export interface Address {
  /** `https://api.example.com`, without a final slash. */
  readonly base: string;
  /** Whether a person wrote it in the configuration. */
  readonly isConfigured: boolean;
}

/** All addresses that may be asked, or why there is none. */
export function addressesOf(probe: Probe, subject: ProbeSubject, instances: readonly string[]): Addresses | string {
  const { at } = probe.request;
  const configured = instances.map((base) => ({ base: base.replace(/\/+$/, ''), isConfigured: true }));
  const all: readonly Address[] = [...(at === 'configured' ? [] : [{ base: at, isConfigured: false }]), ...configured];
  const hint = `list it in the configuration under validate: instances: ${probe.provider}:`;
  if (all.length === 0) return `it belongs to a server that is only asked when it is configured: ${hint}`;
  const { host } = subject.companions;
  const isLocal = at === 'configured' || probe.isOftenSelfHosted === true || configured.length > 0;
  if (!isLocal || host === undefined) return { list: all, ...doubtOf(probe, configured, hint) };
  const named = all.filter(({ base }) => isSameHost(base, host));
  return named.length > 0 ? { list: named } : `only the finding names its server, which is not asked: ${hint}`;
}

function doubtOf(probe: Probe, configured: readonly Address[], hint: string): { readonly doubt?: string } {
  const isDoubtful = probe.isOftenSelfHosted === true && probe.request.at !== 'configured' && configured.length === 0;
  return isDoubtful ? { doubt: `it may belong to a server of your own: ${hint}` } : {};
}

/** `github.com` is the host of what `api.github.com` is asked about. */
function isSameHost(base: string, host: string): boolean {
  const { hostname, host: withPort } = new URL(base);
  const named = host.toLowerCase();
  return named === hostname || named === withPort || hostname.endsWith(`.${named}`);
}
