/** Whoever asks providers about credentials: over HTTP with a probe, or by a login at a server of the configuration. */
import type { Config } from '../../config/schema.js';
import type { Finding } from '../../core/finding.js';
import { proxyFromEnvironment } from '../../platform/proxy.js';
import { ProbeDesk } from '../../probes/ask.js';
import { probeFor } from '../../probes/index.js';
import { unknown, type ProbeVerdict } from '../../probes/subject.js';
import type { Io } from './io.js';
import { readCertificate } from './stores.js';
import { isLoginProvider, tryConfiguredLogin } from './validate-logins.js';

/** What is asked about; the value has to be there. */
export type Asked = Pick<Finding, 'provider' | 'ruleId' | 'secret' | 'companions'>;

/** What the provider says of it. Fails only when the signal aborts. */
export type AskAbout = (asked: Asked, signal: AbortSignal) => Promise<ProbeVerdict>;

/** With details, a live one is asked for all that it may tell of itself. */
export async function openDesk(
  io: Io,
  config: Pick<Config, 'validate' | 'providers'>,
  options: { readonly withDetails?: boolean } = {},
): Promise<AskAbout> {
  const { ca, proxy, via, instances } = config.validate;
  const desk = new ProbeDesk({
    instances,
    via,
    ...(ca === undefined ? {} : { ca: await readCertificate(io, ca) }),
    proxyFor: (host, port) => proxy ?? proxyFromEnvironment(io.env, host, port),
    clock: io.clock,
  });
  return async (asked, signal) => {
    const { provider, ruleId, secret } = asked;
    const companions = Object.fromEntries(asked.companions.map(({ name, value }) => [name, value]));
    const subject = { secret, ruleId, companions };
    if (isLoginProvider(provider)) {
      const login = desk
        .gate(provider)
        .pass(signal, () => tryConfiguredLogin(io, config, provider, subject, signal, options));
      return (await login) ?? unknown('it takes no more logins for now');
    }
    const probe = await probeFor(provider, ruleId);
    if (probe === undefined) return unknown('nobody can be asked about this kind');
    const verdict = await desk.ask(probe, subject, signal, options);
    if (provider !== 'aws' || options.withDetails !== true) return verdict;
    const { withAwsRights } = await import('./aws-rights.js');
    return withAwsRights(desk, probe, subject, verdict, signal);
  };
}
