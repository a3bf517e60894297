import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';
import type { Io } from './io.js';

const MAX_BYTES = 64 * 1024;

/** A secret from standard input, without the line end that `echo` adds. */
export async function secretFromStdin(io: Io): Promise<SecretValue> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of io.stdin() as AsyncIterable<Buffer | string>) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_BYTES) throw new AppError('usage', 'standard input: expected one secret: got more than 64 KiB');
    chunks.push(bytes);
  }
  const text = Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '');
  if (text === '') throw new AppError('usage', 'standard input: expected a secret: got nothing');
  return new SecretValue(text);
}
