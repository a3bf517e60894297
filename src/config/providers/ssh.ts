import { z } from 'zod';
import { port, reference, text } from '../fields.js';
import type { ProviderType } from './provider-type.js';

const fingerprint = text.regex(
  /^SHA256:[A-Za-z0-9+/]{43}$/,
  'expected SHA256: and 43 characters, as ssh-keygen -l shows',
);
const user = text.regex(/^[A-Za-z_][A-Za-z0-9_.@-]*\$?$/, 'expected the name of an account');

const hostSchema = z
  .strictObject({
    host: text.regex(/^[A-Za-z0-9._:[\]-]+$/, 'expected a host name or an address'),
    name: text.optional().meta({ description: 'How plans call it, where two entries have the same host' }),
    port: port.default(22),
    user,
    'host-key': z
      .union([fingerprint, z.array(fingerprint).min(1)])
      .meta({ description: 'Of the host’s own key, the ed25519 one where it has several' }),
    'admin-user': user.optional().meta({ description: 'Who changes the file, where it is not the account itself' }),
    file: text.default('.ssh/authorized_keys'),
  })
  .transform(({ 'host-key': hostKey, 'admin-user': adminUser, name, ...rest }) => ({
    ...rest,
    name: name ?? rest.host,
    hostKeys: [hostKey].flat(),
    adminUser: adminUser ?? rest.user,
  }));

const schema = z
  .strictObject({
    type: z.literal('ssh'),
    admin: reference.meta({ description: 'Another private key that may log in and change authorized_keys' }),
    hosts: z.array(hostSchema).min(1),
    narrow: z
      .array(
        z.enum(['restrict', 'no-pty', 'no-port-forwarding', 'no-agent-forwarding', 'no-x11-forwarding', 'no-user-rc']),
      )
      .default([])
      .meta({ description: 'Options that the new line gets beside those of the leaked key’s' }),
    check: text.optional().meta({ description: 'A harmless command that the new key has to be able to run' }),
    'native-expiry': z.boolean().default(true).meta({ description: 'Whether the hosts have OpenSSH 9.1 or later' }),
  })
  .transform(({ 'native-expiry': nativeExpiry, ...rest }) => ({ ...rest, nativeExpiry }));

/** Accounts that a private key opens by `authorized_keys`. */
export const ssh = {
  schema,
  provider: 'private-key',
  needed: [],
  optional: [],
  suggests: [
    'admin: # a reference to another private key that may log in there',
    'hosts: # [{ host: HOST, user: USER, host-key: SHA256:... }]',
  ],
} as const satisfies ProviderType;
