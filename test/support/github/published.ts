// GitHub's whole published description with ajv, both from `test/specs`: the judge of the slice and of our validator.
// Undefined where that folder is not installed, unless the back ends are required.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

interface Validate {
  (value: unknown): boolean;
  readonly errors?: readonly { readonly instancePath: string; readonly message?: string }[] | null;
}

interface Ajv {
  addSchema(schema: object, id: string): void;
  compile(schema: object): Validate;
}

type Described = Readonly<Record<string, unknown>>;

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface Published {
  /** What ajv finds wrong with an answer; an error that the operation does not list has the usual error body. */
  answerErrors(operation: string, status: number, body: unknown): readonly string[];
  isValidRequestBody(operation: string, body: unknown): boolean;
}

const specs = new URL('../../specs/', import.meta.url);
const isInstalled = existsSync(new URL('node_modules/@octokit/openapi/package.json', specs));

/** The judge, or undefined where it is neither installed nor required (`npm ci --prefix test/specs` installs it). */
export const published = isInstalled || process.env['UNLEAK_REQUIRE_BACKENDS'] === '1' ? load() : undefined;

function load(): Published {
  const fromSpecs = createRequire(new URL('package.json', specs));
  const read = (name: string): Document =>
    JSON.parse(readFileSync(fromSpecs.resolve(`@octokit/openapi/generated/${name}`), 'utf8')) as Document;
  const document = read('api.github.com.json');
  // What only the Enterprise Cloud has is described in a file of its own.
  const [path, schema] = ['/orgs/{org}/credential-authorizations', 'credential-authorization'];
  const cloud = read('ghec.json');
  Object.assign(document.paths, { [path]: cloud.paths[path] });
  Object.assign(document.components['schemas']!, { [schema]: cloud.components['schemas']?.[schema] });
  const { Ajv: AjvClass } = fromSpecs('ajv') as { readonly Ajv: new (options: object) => Ajv };
  const { default: addFormats } = fromSpecs('ajv-formats') as { readonly default: (ajv: Ajv) => void };
  const ajv = new AjvClass({ strict: false, allErrors: true, logger: false });
  addFormats(ajv);
  ajv.addSchema({ components: document.components }, 'api');
  const compiled = new Map<string, Validate | undefined>();
  const validator = (name: string, schema: () => unknown): Validate | undefined => {
    if (!compiled.has(name)) {
      const found = schema();
      compiled.set(name, found === undefined ? undefined : ajv.compile(absolute(found)));
    }
    return compiled.get(name);
  };
  return {
    answerErrors(operation, status, body) {
      const name = `${operation} ${status}`;
      const validate = validator(name, () => answerSchema(document, operation, status));
      if (validate === undefined) return body === undefined ? [] : ['has a body and should have none'];
      return validate(body) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
    },
    isValidRequestBody(operation, body) {
      const validate = validator(`${operation} body`, () => bodySchema(document, operation));
      if (validate === undefined) throw new Error(`${operation} has no body`);
      return validate(body);
    },
  };
}

function described(document: Document, operation: string): Described {
  const [method = '', template = ''] = operation.split(' ');
  const found = document.paths[template]?.[method.toLowerCase()];
  if (found === undefined) throw new Error(`the published description has no ${operation}`);
  return found;
}

function answerSchema(document: Document, operation: string, status: number): unknown {
  const responses = at(described(document, operation), 'responses');
  const listed = at(responses, String(status));
  if (listed === undefined && status < 400) throw new Error(`${operation} has no answer ${status}`);
  if (listed === undefined) return { $ref: '#/components/schemas/basic-error' };
  const reference = at(listed, '$ref');
  const response = typeof reference === 'string' ? reference.split('/').slice(1).reduce<unknown>(at, document) : listed;
  return at(at(at(response, 'content'), 'application/json'), 'schema');
}

function bodySchema(document: Document, operation: string): unknown {
  const body = at(described(document, operation), 'requestBody');
  return at(at(at(body, 'content'), 'application/json'), 'schema');
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

/** References as ajv knows them: into the document that was added as `api`. */
function absolute(schema: unknown): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/')) as object;
}
