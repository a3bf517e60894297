/** Tokens that carry a JSON object in base64. Keys in it stay where they are: only what is no secret becomes a fact. */
import { isObject, known, objectIn, textIn, timeOf, type Facts } from './facts-read.js';

/** `sntrys_`, the object, `_`, the secret. */
export function sentryFacts(value: string): Facts | undefined {
  const told = objectIn(value.split('_')[1] ?? '');
  return told === undefined
    ? undefined
    : known({ organization: told['org'], host: told['url'], region: told['region_url'], issued: timeOf(told['iat']) });
}

/** `glc_` and the object: `o` is the organization, `n` the name, `m.r` the region. */
export function grafanaCloudFacts(value: string): Facts | undefined {
  const told = objectIn(value.slice(value.indexOf('_') + 1));
  const more = told?.['m'];
  return told === undefined
    ? undefined
    : known({ organization: told['o'], name: told['n'], region: isObject(more) ? more['r'] : undefined });
}

/** Here `id` is the organization. */
export function grafanaLegacyFacts(value: string): Facts | undefined {
  const told = objectIn(value);
  return told === undefined ? undefined : known({ organization: told['id'], name: told['n'] });
}

/** `a` is the account, `t` the tunnel. */
export function cloudflareTunnelFacts(value: string): Facts | undefined {
  const told = objectIn(value);
  return told === undefined ? undefined : known({ account: told['a'], 'tunnel-id': told['t'] });
}

/** The middle of three parts: `u` is the user, `a` the id of the token. */
export function mapboxFacts(value: string): Facts | undefined {
  const told = objectIn(value.split('.')[1] ?? '');
  return told === undefined ? undefined : known({ user: told['u'], 'token-id': told['a'] });
}

/** `ops_` and the object of a service account. */
export function onePasswordFacts(value: string): Facts | undefined {
  const told = objectIn(value.slice(value.indexOf('_') + 1));
  return told === undefined
    ? undefined
    : known({ user: told['email'], host: told['signInAddress'], device: told['deviceUuid'] });
}

/** `pk_live_` and the host of the application, with `$` behind it. */
export function clerkFacts(value: string): Facts | undefined {
  const [, host] = /^([a-z0-9.-]+)\$$/i.exec(textIn(value.slice(value.lastIndexOf('_') + 1)) ?? '') ?? [];
  return host === undefined ? undefined : known({ host });
}
