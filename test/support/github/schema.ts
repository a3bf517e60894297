// The part of JSON Schema that GitHub's description uses, in OpenAPI 3.0's dialect (`nullable`). A keyword or format that
// is not known here throws, so that a newer slice is never checked less than it says.

export interface Schema {
  readonly $ref?: string;
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly format?: string;
  readonly pattern?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

export type Resolve = (reference: string) => Schema;

const CHECKED = ['$ref', 'type', 'format', 'nullable', 'enum', 'properties', 'required', 'additionalProperties'];
const CHECKED_TOO = ['pattern', 'items', 'minItems', 'maxItems', 'oneOf', 'anyOf', 'allOf'];
/** They say something about a value but forbid none. */
const WITHOUT_EFFECT = ['default', 'deprecated', 'discriminator'];
const KEYWORDS = new Set([...CHECKED, ...CHECKED_TOO, ...WITHOUT_EFFECT]);

/** What is wrong with a value, one sentence each with the place; empty when it conforms. Never quotes the value. */
export function violationsOf(schema: Schema, value: unknown, resolve: Resolve, at = 'body'): readonly string[] {
  const unknown = Object.keys(schema).find((keyword) => !KEYWORDS.has(keyword));
  if (unknown !== undefined)
    throw new Error(`fake github: the description uses a keyword that is not checked: ${unknown}`);
  if (schema.$ref !== undefined) return violationsOf(resolve(schema.$ref), value, resolve, at);
  if (value === null && schema.nullable === true) return [];
  if (schema.type !== undefined && !isOfType(schema.type, value)) return [`${at} is not of type ${schema.type}`];
  const inside = (part: Schema, item: unknown, place: string): readonly string[] =>
    violationsOf(part, item, resolve, place);
  return [
    ...scalarViolations(schema, value, at),
    ...(Array.isArray(value) ? arrayViolations(schema, value, at, inside) : []),
    ...(isRecord(value) ? objectViolations(schema, value, at, inside) : []),
    ...(schema.allOf ?? []).flatMap((part) => inside(part, value, at)),
    ...choiceViolations(schema, value, at, inside),
  ];
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Inside = (part: Schema, item: unknown, place: string) => readonly string[];

function isOfType(type: NonNullable<Schema['type']>, value: unknown): boolean {
  if (type === 'object') return isRecord(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

function scalarViolations(schema: Schema, value: unknown, at: string): readonly string[] {
  const found: string[] = [];
  if (schema.enum?.includes(value) === false) found.push(`${at} is none of ${schema.enum.join(', ')}`);
  if (schema.format !== undefined && !hasFormat(schema.format, value)) found.push(`${at} is no ${schema.format}`);
  const { pattern } = schema;
  if (pattern !== undefined && typeof value === 'string' && value.search(pattern) === -1) {
    found.push(`${at} has not the form it needs`);
  }
  return found;
}

const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

function hasFormat(format: string, value: unknown): boolean {
  if (format === 'int64') return true;
  if (typeof value !== 'string') return true;
  if (format === 'date-time') return DATE_TIME.test(value) && !Number.isNaN(Date.parse(value));
  if (format === 'uri') return URL.canParse(value);
  if (format === 'email') return value.includes('@');
  throw new Error(`fake github: the description uses a format that is not checked: ${format}`);
}

function arrayViolations(schema: Schema, value: readonly unknown[], at: string, inside: Inside): readonly string[] {
  const { items, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
  const found: string[] = [];
  if (value.length < minItems) found.push(`${at} has fewer than ${minItems} items`);
  if (value.length > maxItems) found.push(`${at} has more than ${maxItems} items`);
  if (items !== undefined) found.push(...value.flatMap((item, index) => inside(items, item, `${at}[${index}]`)));
  return found;
}

function objectViolations(
  schema: Schema,
  value: Readonly<Record<string, unknown>>,
  at: string,
  inside: Inside,
): readonly string[] {
  const { properties = {}, required = [], additionalProperties = true } = schema;
  const found = required.filter((name) => value[name] === undefined).map((name) => `${at}.${name} was not supplied`);
  for (const [name, item] of Object.entries(value)) {
    if (item === undefined) continue;
    const declared = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (declared !== undefined) found.push(...inside(declared, item, `${at}.${name}`));
    else if (additionalProperties === false) found.push(`${at}.${name} is not permitted`);
    else if (additionalProperties !== true) found.push(...inside(additionalProperties, item, `${at}.${name}`));
  }
  return found;
}

function choiceViolations(schema: Schema, value: unknown, at: string, inside: Inside): readonly string[] {
  const found: string[] = [];
  const matches = (parts: readonly Schema[]): number =>
    parts.filter((part) => inside(part, value, at).length === 0).length;
  if (schema.oneOf !== undefined && matches(schema.oneOf) !== 1)
    found.push(`${at} matches not exactly one alternative`);
  if (schema.anyOf !== undefined && matches(schema.anyOf) === 0) found.push(`${at} matches no alternative`);
  return found;
}
