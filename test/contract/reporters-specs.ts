// Judges that are not ours, from `test/specs`: a JSON Schema validator, an XML parser, a Markdown renderer, and the
// published schema of SARIF. Undefined where that folder is not installed, unless the back ends are required.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export interface Specs {
  /** What is wrong with a value by a schema, in words; draft 4 or 2020-12 as the schema says. */
  errors(schema: object, value: unknown): readonly string[];
  readonly sarifSchema: object;
  /** True, or what makes the text no well-formed XML. */
  wellFormed(xml: string): unknown;
  parseXml(xml: string): unknown;
  /** HTML as GitHub would make it: tables, addresses made links, raw HTML let through. */
  renderMarkdown(text: string): string;
}

interface Validate {
  (value: unknown): boolean;
  readonly errors?: readonly { readonly instancePath: string; readonly message?: string }[] | null;
}
type AjvClass = new (options: object) => { compile(schema: object): Validate };
interface FastXml {
  readonly XMLValidator: { validate(xml: string): unknown };
  readonly XMLParser: new (options: object) => { parse(xml: string): unknown };
}
type MarkdownIt = (options: object) => { render(text: string): string };

const specs = new URL('../specs/', import.meta.url);
const isInstalled = existsSync(new URL('node_modules/markdown-it/package.json', specs));

/** `npm ci --prefix test/specs` installs what this needs. */
export const judges = isInstalled || process.env['UNLEAK_REQUIRE_BACKENDS'] === '1' ? load() : undefined;

function load(): Specs {
  const fromSpecs = createRequire(new URL('package.json', specs));
  const { default: Draft4 } = fromSpecs('ajv-draft-04') as { readonly default: AjvClass };
  const { Ajv2020 } = fromSpecs('ajv/dist/2020') as { readonly Ajv2020: AjvClass };
  const { default: addFormats } = fromSpecs('ajv-formats') as { readonly default: (ajv: object) => void };
  const { XMLValidator, XMLParser } = fromSpecs('fast-xml-parser') as FastXml;
  const markdownIt = fromSpecs('markdown-it') as MarkdownIt;
  const sarif = fromSpecs.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const compiled = new WeakMap<object, Validate>();
  const compile = (schema: object): Validate => {
    const is2020 = JSON.stringify(schema).includes('draft/2020-12');
    // SARIF's schema has a pattern that no pattern with the flag u may have.
    const ajv = is2020
      ? new Ajv2020({ strict: false, allErrors: true })
      : new Draft4({ strict: false, allErrors: true, unicodeRegExp: false });
    addFormats(ajv);
    return ajv.compile(schema);
  };
  return {
    errors(schema, value) {
      const validate = compiled.get(schema) ?? compile(schema);
      compiled.set(schema, validate);
      return validate(value) ? [] : (validate.errors ?? []).map((one) => `${one.instancePath} ${one.message}`);
    },
    sarifSchema: JSON.parse(readFileSync(sarif, 'utf8')) as object,
    wellFormed: (xml) => XMLValidator.validate(xml),
    parseXml: (xml) => new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(xml),
    renderMarkdown: (text) => markdownIt({ html: true, linkify: true }).render(text),
  };
}
