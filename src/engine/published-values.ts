import { createHash } from 'node:crypto';

/**
 * SHA-256 of values that vendors print in their manuals for everyone to use: no secret, although they look like one. By
 * hash, so that this file does not hold them.
 */
const PUBLISHED: ReadonlySet<string> = new Set([
  // Account key of the Azure storage emulator: https://learn.microsoft.com/en-us/azure/storage/common/storage-connect-azurite
  '0011cc25eb4320717494d2703e8cba85743e71b500283c21c8b88147992f9059',
]);

export function isPublished(value: string): boolean {
  return PUBLISHED.has(createHash('sha256').update(value).digest('hex'));
}
