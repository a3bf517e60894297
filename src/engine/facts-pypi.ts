import { isObject, jsonOf, known, timeOf, type Facts } from './facts-read.js';

const VERSION = 2;
const LOCATION = 1;
const IDENTIFIER = 2;

/** The macaroon names its index, itself, and in its caveats what it is good for and until when. */
export function pypiFacts(value: string): Facts | undefined {
  const fields = fieldsOf(Buffer.from(value.replace(/^pypi-/, ''), 'base64url'));
  const [location, identifier, ...caveats] = fields;
  if (location?.type !== LOCATION || identifier?.type !== IDENTIFIER) return undefined;
  const restrictions = caveats.filter(({ type }) => type === IDENTIFIER).map(({ text }) => jsonOf(text));
  return known({
    host: location.text,
    'token-id': identifier.text,
    ...Object.assign({}, ...restrictions.map((one) => restrictionOf(one))),
  });
}

interface Field {
  readonly type: number;
  readonly text: string;
}

/** Type, length, text; sections end with a zero. Lengths from 128 take two bytes, seven bits each. */
function fieldsOf(bytes: Buffer): readonly Field[] {
  const fields: Field[] = [];
  if (bytes[0] !== VERSION) return fields;
  for (let at = 1; at < bytes.length;) {
    const type = bytes[at] ?? 0;
    at += 1;
    if (type === 0) continue;
    const low = bytes[at] ?? 0;
    const isLong = low >= 0x80;
    const length = isLong ? (low & 0x7f) | ((bytes[at + 1] ?? 0) << 7) : low;
    const start = at + (isLong ? 2 : 1);
    if (start + length > bytes.length) break;
    fields.push({ type, text: bytes.toString('utf8', start, start + length) });
    at = start + length;
  }
  return fields;
}

/** Caveats come in two forms: an object with permissions, and lists that begin with a number for their kind. */
function restrictionOf(caveat: unknown): Readonly<Record<string, unknown>> {
  if (isObject(caveat)) {
    const { permissions } = caveat;
    if (permissions === 'user') return { scope: 'all projects of the user' };
    return isObject(permissions) ? scopeOf(permissions['projects']) : {};
  }
  if (!Array.isArray(caveat)) return {};
  const [kind, first] = caveat as readonly unknown[];
  if (kind === 0) return { expires: timeOf(first) };
  if (kind === 1) return scopeOf(first);
  if (kind === 2) return Array.isArray(first) ? { 'project-id': first.join(', ') } : {};
  return kind === 3 ? { 'user-id': first } : {};
}

function scopeOf(projects: unknown): Readonly<Record<string, unknown>> {
  return Array.isArray(projects) ? { scope: projects.join(', ') } : {};
}
