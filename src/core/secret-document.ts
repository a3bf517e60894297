import { AppError } from './errors.js';
import { SecretValue } from './secret-value.js';

/**
 * Sets fields of a JSON secret and keeps all others in their order. An absent secret becomes a new object; one that is
 * not a JSON object is a `conflict`, since setting a field would lose it.
 */
export function mergeFields(value: SecretValue | undefined, fields: Readonly<Record<string, string>>): SecretValue {
  if (value === undefined) return new SecretValue(JSON.stringify(fields));
  return new SecretValue(JSON.stringify({ ...documentOf(value), ...fields }));
}

/** One field of a JSON secret as text; `not-found` where the secret has no such field. */
export function readField(value: SecretValue, field: string): SecretValue {
  const document = documentOf(value);
  const found = Object.hasOwn(document, field) ? document[field] : undefined;
  if (found === undefined) throw new AppError('not-found', `secret: reading a field: ${field}: there is none`);
  return new SecretValue(typeof found === 'string' ? found : JSON.stringify(found));
}

function documentOf(value: SecretValue): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(value.reveal());
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
      return parsed as Record<string, unknown>;
  } catch {
    // Not JSON: told below, without the parser's message, which quotes the text.
  }
  throw new AppError('conflict', 'secret: reading a field: the stored value is not a JSON object', {
    hint: 'leave out field in the credential to replace the whole value',
  });
}
