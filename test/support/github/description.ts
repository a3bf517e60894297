// GitHub's published description of its API (a slice, see scripts/slice-github-spec.mjs) as questions: which operation is
// this, is this request one that it permits, is this one of its answers.
import { readFileSync } from 'node:fs';
import { isRecord, type Schema, violationsOf } from './schema.js';

interface Reference {
  readonly $ref: string;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
}

interface Content {
  readonly 'application/json'?: { readonly schema: Schema };
}

interface Response {
  readonly content?: Content;
}

interface DescribedOperation {
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, Response | Reference>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface Operation {
  /** Method and template, `GET /repos/{owner}/{repo}`. */
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly body: { readonly isRequired: boolean; readonly schema: Schema } | undefined;
  /** Status to schema; undefined where the answer has no body. */
  readonly answers: ReadonlyMap<number, Schema | undefined>;
}

const document = JSON.parse(readFileSync(new URL('api-slice.json', import.meta.url), 'utf8')) as Document;

function dereference<T extends object>(value: T | Reference): T {
  if (!('$ref' in value)) return value;
  const [, , kind = '', name = ''] = value.$ref.split('/');
  const found = document.components[kind]?.[name];
  if (found === undefined) throw new Error(`fake github: the description lacks ${value.$ref}`);
  return found as T;
}

const resolve = (reference: string): Schema => dereference<Schema>({ $ref: reference });

export const operations: readonly Operation[] = Object.entries(document.paths).flatMap(([template, methods]) =>
  Object.entries(methods).map(([method, described]) => ({
    name: `${method.toUpperCase()} ${template}`,
    parameters: (described.parameters ?? []).map((parameter) => dereference<Parameter>(parameter)),
    body: bodyOf(described),
    answers: new Map(
      Object.entries(described.responses).map(([status, response]) => [
        Number(status),
        dereference<Response>(response).content?.['application/json']?.schema,
      ]),
    ),
  })),
);

function bodyOf({ requestBody }: DescribedOperation): Operation['body'] {
  const schema = requestBody?.content['application/json']?.schema;
  return schema === undefined ? undefined : { isRequired: requestBody?.required === true, schema };
}

export interface Match {
  readonly operation: Operation;
  readonly path: Readonly<Record<string, string>>;
}

export function findOperation(method: string, pathname: string): Match | undefined {
  for (const operation of operations) {
    const [itsMethod = '', template = ''] = operation.name.split(' ');
    const path = itsMethod === method ? matchTemplate(template, pathname) : undefined;
    if (path !== undefined) return { operation, path };
  }
  return undefined;
}

function matchTemplate(template: string, pathname: string): Record<string, string> | undefined {
  const wanted = template.split('/');
  const given = pathname.split('/');
  if (wanted.length !== given.length) return undefined;
  const path: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const segment = given[index] ?? '';
    if (part.startsWith('{') && segment !== '') path[part.slice(1, -1)] = decodeSegment(segment);
    else if (part !== segment) return undefined;
  }
  return path;
}

/** A segment that is no valid percent-encoding names nothing, and is left to be not found. */
function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** A path like `/repos/o/r/keys/abc` is no resource, rather than a request that is not valid. */
export function hasValidPath({ operation, path }: Match): boolean {
  return operation.parameters
    .filter((parameter) => parameter.in === 'path')
    .every(({ name, schema }) => violationsOf(schema, fromText(schema, path[name] ?? ''), resolve).length === 0);
}

/** What the description forbids about a request. */
export function requestViolations(operation: Operation, query: URLSearchParams, body: unknown): readonly string[] {
  const found: string[] = [];
  for (const { name, required, schema } of operation.parameters.filter((parameter) => parameter.in === 'query')) {
    const given = queryValue(schema, name, query);
    if (given !== undefined) found.push(...violationsOf(schema, given, resolve, name));
    else if (required === true) found.push(`${name} was not supplied`);
  }
  if (operation.body === undefined) return found;
  if (body !== undefined) found.push(...violationsOf(operation.body.schema, body, resolve));
  else if (operation.body.isRequired) found.push('body was not supplied');
  return found;
}

/** Names in a request that the description does not have. GitHub ignores them, so a misspelt one goes unnoticed. */
export function ignoredNames(operation: Operation, query: URLSearchParams, body: unknown): readonly string[] {
  const declared = new Set(operation.parameters.map(({ name }) => name));
  const inQuery = [...query.keys()].map((key) => key.replace('[]', '')).filter((name) => !declared.has(name));
  const properties = operation.body?.schema.properties ?? {};
  const inBody = isRecord(body) ? Object.keys(body).filter((name) => !Object.hasOwn(properties, name)) : [];
  return [...inQuery, ...inBody];
}

/** What keeps an answer from being one of the operation's. An error that is not listed has GitHub's usual error body. */
export function answerViolations(operation: Operation, status: number, body: unknown): readonly string[] {
  if (!operation.answers.has(status) && status < 400) return [`${operation.name} has no answer ${status}`];
  const schema = operation.answers.has(status)
    ? operation.answers.get(status)
    : resolve('#/components/schemas/basic-error');
  if (schema === undefined) return body === undefined ? [] : [`${operation.name} ${status} has no body`];
  return violationsOf(schema, body, resolve);
}

function queryValue(schema: Schema, name: string, query: URLSearchParams): unknown {
  if (schema.type === 'array') {
    const values = [...query.getAll(`${name}[]`), ...query.getAll(name)];
    return values.length === 0 ? undefined : values;
  }
  const text = query.get(name);
  return text === null ? undefined : fromText(schema, text);
}

const INTEGER = /^-?\d+$/;

function fromText(schema: Schema, text: string): unknown {
  return schema.type === 'integer' && INTEGER.test(text) ? Number(text) : text;
}
