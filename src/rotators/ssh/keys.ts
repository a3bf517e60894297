// A private key as it leaked or as an administrator has it, in any of the forms that ssh reads.
import { createPrivateKey } from 'node:crypto';
import ssh2 from 'ssh2';
import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';

export interface KeyOf {
  /** In a form that the library reads. */
  readonly secret: SecretValue;
  readonly type: string;
  /** Base64 of the public half. */
  readonly blob: string;
}

const PKCS8 = /^-----BEGIN PRIVATE KEY-----/;

/** The key with its public half, worked out from the private one. Fails with `unsupported` and the reason. */
export function readKey(whose: string, secret: SecretValue): KeyOf {
  const text = secret.reveal().trim();
  const readable = new SecretValue(`${PKCS8.test(text) ? traditional(whose, text) : text}\n`);
  const parsed = ssh2.utils.parseKey(readable.reveal());
  const key = Array.isArray(parsed) ? parsed[0] : parsed;
  if (key === undefined || key instanceof Error) throw unreadable(whose, key);
  if (!key.isPrivateKey()) throw refusal(whose, 'it is a public key', 'nothing leaked with it');
  return { secret: readable, type: key.type, blob: key.getPublicSSH().toString('base64') };
}

/** The library's own text could hold parts of the key: only what it says of encryption is looked for. */
function unreadable(whose: string, error: Error | undefined): AppError {
  if (error !== undefined && /encrypted|passphrase/i.test(error.message)) {
    return refusal(
      whose,
      'it has a passphrase',
      'give the key without it with --secret-stdin: ssh-keygen -p removes it',
    );
  }
  return refusal(whose, 'no private key that ssh reads', 'keys of OpenSSH, PKCS#1 and SEC 1, RSA and EC of PKCS#8');
}

/** The library reads no PKCS #8. */
function traditional(whose: string, text: string): string {
  try {
    const key = createPrivateKey(text);
    if (key.asymmetricKeyType === 'rsa') return String(key.export({ type: 'pkcs1', format: 'pem' }));
    if (key.asymmetricKeyType === 'ec') return String(key.export({ type: 'sec1', format: 'pem' }));
  } catch {
    // No cause: it could hold parts of the key.
  }
  throw refusal(whose, 'no private key that ssh reads', 'keys of OpenSSH, PKCS#1 and SEC 1, RSA and EC of PKCS#8');
}

function refusal(whose: string, what: string, hint: string): AppError {
  return new AppError('unsupported', `ssh: reading ${whose}: its form: ${what}`, { hint });
}
