/**
 * How a secret's text stands in a KV engine, whose values are always JSON objects: an object as it is, anything else as
 * the only field `value`. The way back is the same, so an object that is just `{"value": "text"}` reads as that text.
 */
import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';

export type KvData = Readonly<Record<string, unknown>>;

/** Fails with `conflict` for what Vault would not give back as it was. */
export function toData(path: string, value: SecretValue): KvData {
  const parsed = parseObject(value.reveal());
  if (parsed === undefined) return { value: value.reveal() };
  if (isPlain(parsed)) {
    throw new AppError('conflict', `vault: write: ${path}: a secret with the one field value is kept as plain text`, {
      hint: 'leave out `field: value` in the credential: the replacement is then that field',
    });
  }
  if (hasUnsafeNumber(parsed)) {
    throw new AppError('conflict', `vault: write: ${path}: holds a number that Vault gives back rounded`, {
      hint: 'store whole numbers of more than 15 digits as text',
    });
  }
  return parsed;
}

/** The text of a plain value, or compact JSON with the fields in Vault's own order. */
export function fromData(data: KvData): SecretValue {
  return new SecretValue(isPlain(data) ? data.value : JSON.stringify(data));
}

/** Equal as JSON: order of fields and spelling of characters do not count. */
export function isSameData(one: KvData, other: KvData): boolean {
  return canonical(one) === canonical(other);
}

function isPlain(data: KvData): data is { readonly value: string } {
  return Object.keys(data).length === 1 && Object.hasOwn(data, 'value') && typeof data['value'] === 'string';
}

function parseObject(text: string): KvData | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
    return isObject ? (parsed as KvData) : undefined;
  } catch {
    return undefined;
  }
}

function hasUnsafeNumber(value: unknown): boolean {
  if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasUnsafeNumber);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([name, member]) => `${textOf(name)}:${canonical(member)}`);
    return `{${members.sort().join()}}`;
  }
  return typeof value === 'string' ? textOf(value) : JSON.stringify(value);
}

/** Half a surrogate pair becomes the replacement character, as on the way through UTF-8. */
function textOf(text: string): string {
  return JSON.stringify(Buffer.from(text, 'utf8').toString('utf8'));
}
