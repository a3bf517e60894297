import type { SecretValue } from './secret-value.js';

/** A secret and what is needed to use it. Attributes are never secret: user, host, key id, role id. */
export interface Credential {
  readonly provider: string;
  readonly secret: SecretValue;
  readonly attributes: Readonly<Record<string, string>>;
  /**
   * Of a successor: further fields of the JSON secret that it is stored in, as the refresh token beside an access token or
   * the rest of a key file. Sealed and stored together with the secret.
   */
  readonly fields?: Readonly<Record<string, SecretValue>>;
}

/** The attribute, or an error that names it: a rotator needs what its provider's credentials always have. */
export function attribute(credential: Credential, name: string): string {
  const value = credential.attributes[name];
  if (value === undefined || value === '') {
    throw new RangeError(`${credential.provider} credential: attribute ${name} is missing`);
  }
  return value;
}

/**
 * What names the credential at its provider and may change with it: the key id where there is one, else the user. Those
 * who use the secret need it too.
 */
export function identifierOf(credential: Pick<Credential, 'attributes'>): string | undefined {
  return credential.attributes['key-id'] ?? credential.attributes['user'];
}

/** The successor's identifier for those who knew the old one's: what was used without one is used without one. */
export function newIdentifierOf(
  old: Pick<Credential, 'attributes'>,
  successor: Pick<Credential, 'attributes'>,
): string | undefined {
  return identifierOf(old) === undefined ? undefined : identifierOf(successor);
}
