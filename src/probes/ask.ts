/**
 * Asks providers whether credentials work. A yes counts only from an endpoint that has refused a made-up credential in this
 * run, a no only as the provider documents it, and whatever is neither is unknown. Changes nothing anywhere.
 */
import { AppError } from '../core/errors.js';
import { SecretValue } from '../core/secret-value.js';
import { retryAfterMs } from '../platform/api-client.js';
import type { Clock } from '../platform/clock.js';
import { exchange, type HttpAnswer, type HttpRoute } from '../platform/exchange.js';
import { addressesOf, type Address } from './addresses.js';
import { madeUpName, madeUpSecret } from './control.js';
import { Gate } from './gate.js';
import { factsOf, meaningOf } from './meaning.js';
import type { Probe, ProbeDetail, ProbeRequest } from './probe.js';
import { missingNames, requestOf } from './request.js';
import { signedForAws } from './sign-aws.js';
import { unknown, type ProbeSubject, type ProbeVerdict } from './subject.js';

export interface AskSettings {
  /** By provider: servers of the user's own, `https://HOST` with what stands before the probe's path. */
  readonly instances: Readonly<Record<string, readonly string[]>>;
  /** By host: `HOST[:PORT]` to connect to instead, or `http://` and a port of this machine. */
  readonly via: Readonly<Record<string, string>>;
  /** PEM text of the authorities to trust instead of the usual ones. */
  readonly ca?: string | undefined;
  readonly proxyFor: (host: string, port: number) => string | undefined;
  readonly clock: Clock;
}

const TIMEOUT_MS = 15_000;
const MAX_BYTES = 1024 * 1024;
const AGAIN_AFTER_MS = 400;

export class ProbeDesk {
  readonly #settings: AskSettings;
  readonly #gates = new Map<string, Gate>();
  /** By endpoint: why its yes does not count, or undefined where it does. */
  readonly #controls = new Map<string, Promise<string | undefined>>();

  constructor(settings: AskSettings) {
    this.#settings = settings;
  }

  /** What the provider says, with details also what else it tells. Fails only when the signal aborts. */
  async ask(
    probe: Probe,
    subject: ProbeSubject,
    signal: AbortSignal,
    { withDetails = false }: { readonly withDetails?: boolean } = {},
  ): Promise<ProbeVerdict> {
    const [missing] = missingNames(probe, subject);
    if (missing !== undefined) return unknown(`the ${missing.replaceAll('-', ' ')} that goes with it is not known`);
    const addresses = addressesOf(probe, subject, this.#settings.instances[probe.provider] ?? []);
    if (typeof addresses === 'string') return unknown(addresses);
    const verdicts: ProbeVerdict[] = [];
    for (const address of addresses.list) {
      const verdict = await this.#askAt(address, probe, subject, signal);
      if (verdict.state === 'active') {
        return withDetails ? this.#detailed(address, probe, subject, verdict, signal) : verdict;
      }
      verdicts.push(verdict);
    }
    const open = verdicts.find(({ state }) => state === 'unknown') ?? verdicts[0];
    if (open === undefined) return unknown('nobody to ask');
    if (open.state === 'inactive' && addresses.doubt !== undefined)
      return unknown(`${open.detail}; ${addresses.doubt}`);
    return open;
  }

  /** One more read as the credential, for those who look further than data can say: the answer, or why there is none. */
  read(
    probe: Probe,
    subject: ProbeSubject,
    { at = probe.request.at, path, form }: Pick<ProbeDetail, 'at' | 'path' | 'form'>,
    signal: AbortSignal,
  ): Promise<HttpAnswer | string> {
    const asked: Probe = { ...probe, request: requestFor(probe, { path, ...(form === undefined ? {} : { form }) }) };
    return this.#answer({ base: at, isConfigured: false }, asked, subject, signal);
  }

  /** The queue before a provider, for those who ask it in another way. */
  gate(provider: string): Gate {
    const known = this.#gates.get(provider) ?? new Gate(this.#settings.clock);
    this.#gates.set(provider, known);
    return known;
  }

  async #askAt(address: Address, probe: Probe, subject: ProbeSubject, signal: AbortSignal): Promise<ProbeVerdict> {
    const host = new URL(address.base).host;
    const { isOwnProof, ...verdict } = await this.#question(address, probe, subject, signal);
    const named = { ...verdict, detail: `${host}: ${verdict.detail}` };
    if (verdict.state !== 'active' || isOwnProof === true) return named;
    const objection = await this.#objection(address, probe, subject, signal);
    return objection === undefined ? named : unknown(`${host}: its yes does not count: ${objection}`);
  }

  /** Asked once per run and endpoint: why its yes means nothing, or undefined. */
  #objection(address: Address, probe: Probe, subject: ProbeSubject, signal: AbortSignal): Promise<string | undefined> {
    const { control, request } = probe;
    if (control === undefined) return Promise.resolve('nothing shows that it would refuse a wrong one');
    const endpoint = [request.method, address.base, request.path].join(' ');
    const known = this.#controls.get(endpoint);
    if (known !== undefined) return known;
    const asked = this.#question(address, probe, inventedLike(probe, subject, control), signal).then(
      ({ state, detail }) => {
        if (state === 'inactive') return undefined;
        return state === 'active' ? 'it let a made-up one in too' : `it did not refuse a made-up one (${detail})`;
      },
    );
    this.#controls.set(endpoint, asked);
    return asked;
  }

  async #question(
    address: Address,
    probe: Probe,
    subject: ProbeSubject,
    signal: AbortSignal,
  ): Promise<ProbeVerdict & { readonly isOwnProof?: boolean }> {
    const answer = await this.#answer(address, probe, subject, signal);
    return typeof answer === 'string' ? unknown(answer) : meaningOf(probe, subject, answer);
  }

  /** With what its details tell of it. */
  async #detailed(
    address: Address,
    probe: Probe,
    subject: ProbeSubject,
    verdict: ProbeVerdict,
    signal: AbortSignal,
  ): Promise<ProbeVerdict> {
    let facts = verdict.facts;
    for (const detail of probe.details ?? []) {
      const { at, path, form } = detail;
      const known = { ...subject, companions: { ...facts, ...subject.companions } };
      const asked: Probe = { ...probe, request: requestFor(probe, { path, ...(form === undefined ? {} : { form }) }) };
      if (missingNames(asked, known).length > 0) continue;
      const place = at === undefined ? address : { base: at, isConfigured: false };
      const answer = await this.#answer(place, asked, known, signal);
      if (typeof answer !== 'string') facts = together(facts, factsOf(detail, known, answer));
    }
    return { ...verdict, facts };
  }

  /** The answer, or why there is none. A read is sent once more where none came, or the provider wanted a short pause. */
  async #answer(
    address: Address,
    probe: Probe,
    subject: ProbeSubject,
    signal: AbortSignal,
  ): Promise<HttpAnswer | string> {
    const gate = this.gate(probe.provider);
    const { clock } = this.#settings;
    let last: HttpAnswer | string = '';
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      const answer = await gate.pass(signal, () => this.#send(address, probe, subject, signal));
      if (answer === undefined) return 'it takes no more requests for now';
      last = answer;
      if (typeof answer !== 'string' && answer.status === 429) {
        gate.pause(retryAfterMs(answer.headers['retry-after'], clock));
      } else if (typeof answer === 'string' || answer.status >= 500) {
        gate.pause(AGAIN_AFTER_MS);
      } else return answer;
    }
    return last;
  }

  async #send(
    { base, isConfigured }: Address,
    probe: Probe,
    subject: ProbeSubject,
    signal: AbortSignal,
  ): Promise<HttpAnswer | string> {
    const plain = requestOf(probe, subject);
    if (typeof plain === 'string') return plain;
    const { ca, clock } = this.#settings;
    const isSigned = probe.request.sign === 'aws';
    const request = isSigned ? signedForAws(plain, new URL(base).host, subject, clock.now()) : plain;
    const what = `${probe.provider}: asking`;
    const { url, route, host } = this.#wayTo(`${base}${request.path}`, isConfigured);
    try {
      return await exchange({
        what,
        method: request.method,
        url,
        headers: { ...request.headers, ...host },
        body: request.body,
        timeoutMs: TIMEOUT_MS,
        maxBytes: MAX_BYTES,
        signal,
        route,
        ...(ca === undefined ? {} : { ca }),
      });
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof AppError) return error.message.replace(`${what}: `, '');
      throw error;
    }
  }

  /** A `via` of the configuration, else the proxy, else straight there if that is a public place or a configured one. */
  #wayTo(
    address: string,
    isConfigured: boolean,
  ): { readonly url: string; readonly route: HttpRoute; readonly host?: { readonly host: string } } {
    const { via, proxyFor } = this.#settings;
    const url = new URL(address);
    const other = via[url.host] ?? via[url.hostname];
    if (other?.startsWith('http://') === true) {
      const { host } = url;
      return { url: `${other}${url.pathname}${url.search}`, route: {}, host: { host } };
    }
    const port = url.port === '' ? 443 : Number(url.port);
    if (other !== undefined) {
      const place = new URL(`https://${other}`);
      const connectTo = { host: place.hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(place.port || port) };
      return { url: address, route: { connectTo } };
    }
    return { url: address, route: { proxy: proxyFor(url.hostname, port), isPublicOnly: !isConfigured } };
  }
}

function requestFor({ request }: Probe, { path, form }: Pick<ProbeRequest, 'path' | 'form'>): ProbeRequest {
  const { at, headers, basic, sign } = request;
  return {
    method: form === undefined ? 'GET' : 'POST',
    at,
    path,
    ...(headers === undefined ? {} : { headers }),
    ...(basic === undefined ? {} : { basic }),
    ...(sign === undefined ? {} : { sign }),
    ...(form === undefined ? {} : { form }),
  };
}

/** What was told first stays; of scopes and resources there may be more. */
function together(
  facts: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const joined = ['scopes', 'resources'].flatMap((name) => {
    const all = [facts[name], more[name]].filter((text) => text !== undefined);
    return all.length === 0 ? [] : [[name, all.join(', ')] as const];
  });
  return { ...more, ...facts, ...Object.fromEntries(joined) };
}

/** The same form, and nobody's: names in a login are made up as well, those in a path say where to ask and stay. */
function inventedLike(probe: Probe, subject: ProbeSubject, control: NonNullable<Probe['control']>): ProbeSubject {
  const { basic, headers, form, json } = probe.request;
  const texts = JSON.stringify([basic, headers, form, json]);
  const companions = Object.entries(subject.companions).map(([name, value]) => {
    const isInPath = probe.request.path.includes(`{${name}}`);
    if (probe.request.sign === 'aws') return [name, name === 'key-id' ? madeUpName(value) : value];
    return [name, texts.includes(`{${name}}`) && !isInPath ? madeUpName(value) : value];
  });
  return {
    ...subject,
    secret: new SecretValue(madeUpSecret(subject.secret.reveal(), control)),
    companions: Object.fromEntries(companions) as Record<string, string>,
  };
}
