import { AppError } from '../core/errors.js';

const KEY_BYTES = 32;

/**
 * The text sealed to a public key as libsodium's `crypto_box_seal` does it, both in base64. Only who has the private key
 * can open it, and twice the same text gives two boxes.
 */
export async function sealedBox(text: string, publicKey: string): Promise<string> {
  const key = Buffer.from(publicKey, 'base64');
  if (key.length !== KEY_BYTES) {
    throw new AppError('provider-refused', 'sealed box: seal: public key: expected 32 bytes in base64');
  }
  const { default: sodium } = await import('libsodium-wrappers');
  await sodium.ready;
  return Buffer.from(sodium.crypto_box_seal(Buffer.from(text, 'utf8'), key)).toString('base64');
}
