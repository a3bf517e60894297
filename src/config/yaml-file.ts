/** Reads a YAML file against a schema and says where and what is wrong, several mistakes at once, without its values. */
import { LineCounter, parseDocument, isCollection, isMap, isScalar, type Document, type Node } from 'yaml';
import type { z } from 'zod';
import { AppError } from '../core/errors.js';
import { quoted } from './quoted.js';

export interface Mistake {
  /** Keys and indexes from the top of the document. */
  readonly path: readonly PropertyKey[];
  readonly message: string;
  /** Leaves out what was given: it says nothing, or may be anything. */
  readonly hidden?: boolean;
}

const MAX_SHOWN = 20;

/** A parsed document that knows where its parts stand. */
export class YamlFile {
  readonly file: string;
  readonly value: unknown;
  readonly #document: Document.Parsed;
  readonly #lines: LineCounter;

  /** Fails with `config` where the text is no YAML. */
  constructor(file: string, text: string) {
    this.file = file;
    this.#lines = new LineCounter();
    // Pretty errors would quote the line, and with it perhaps a secret.
    this.#document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false, uniqueKeys: true });
    const errors = [...this.#document.errors, ...this.#document.warnings];
    if (errors.length > 0) {
      const lines = errors.map(({ code, pos }) => `${this.#at(pos[0])}: not valid YAML (${code.toLowerCase()})`);
      throw configError(file, lines);
    }
    this.value = toValue(file, this.#document);
  }

  /** The parsed value, or a `config` error that lists every mistake. */
  parse<T extends z.ZodType>(schema: T, value: unknown = this.value): z.output<T> {
    const result = schema.safeParse(value ?? {}, { reportInput: false });
    if (result.success) return result.data;
    this.reject(result.error.issues.flatMap((issue) => mistakesOf(issue)));
  }

  /** Throws the mistakes as one error, in the order of their places. */
  reject(mistakes: readonly Mistake[]): never {
    const placed = mistakes.map((mistake) => ({ mistake, offset: this.#offsetOf(mistake.path) }));
    placed.sort((a, b) => a.offset - b.offset);
    throw configError(
      this.file,
      placed.map(({ mistake, offset }) => {
        const where = mistake.path.length === 0 ? 'top level' : mistake.path.map(showKey).join('.');
        return `${this.#at(offset)}: ${where}: ${mistake.message}${mistake.hidden === true ? '' : this.#given(mistake.path)}`;
      }),
    );
  }

  #at(offset: number): string {
    const { line, col } = this.#lines.linePos(offset);
    return `${String(line)}:${String(col)}`;
  }

  /** Where the deepest part of the path stands that the document has; of a mapping's entry, its key. */
  #offsetOf(path: readonly PropertyKey[]): number {
    let node: unknown = this.#document.contents;
    let offset = startOf(node) ?? 0;
    for (const step of path) {
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
        if (pair === undefined) return offset;
        offset = startOf(pair.key) ?? offset;
        node = pair.value;
      } else if (isCollection(node)) {
        node = node.get(step, true);
        offset = startOf(node) ?? offset;
      } else return offset;
    }
    return offset;
  }

  #given(path: readonly PropertyKey[]): string {
    const node: unknown = path.length === 0 ? undefined : this.#document.getIn(path.map(String).map(asIndex), true);
    if (node === undefined || node === null) return '';
    if (!isScalar(node)) return isMap(node) ? ': got a mapping' : ': got a list';
    if (isShowable(path, node.value)) return `: got ${JSON.stringify(node.value)}`;
    return `: got ${typeof node.value === 'string' ? 'some text' : `a ${typeof node.value}`} (not shown)`;
  }
}

/** A key as it may be printed: a repository's author chose it. */
export function showKey(key: PropertyKey): string {
  const text = String(key);
  return /^[A-Za-z0-9_-]{1,60}$/.test(text) ? text : quoted(text.slice(0, 60));
}

/** Only short plain words, and never where a secret may have been written by mistake. */
function isShowable(path: readonly PropertyKey[], value: unknown): boolean {
  if (path.some((step) => /admin|pass|secret|token|auth|key|credential$/i.test(String(step)))) return false;
  return typeof value !== 'string' || /^[A-Za-z][A-Za-z0-9 -]{0,15}$/.test(value);
}

function toValue(file: string, document: Document.Parsed): unknown {
  try {
    // Aliases are not needed in a configuration, and a few of them can stand for gigabytes.
    return document.toJS({ maxAliasCount: 10 });
  } catch {
    throw configError(file, ['1:1: too many aliases']);
  }
}

function configError(file: string, lines: readonly string[]): AppError {
  const [first] = lines;
  if (lines.length === 1) return new AppError('config', `config: read: ${file}:${first ?? ''}`);
  const rest = lines.length - MAX_SHOWN;
  const shown = lines.slice(0, MAX_SHOWN).map((line) => `${file}:${line}`);
  const list = [...shown, ...(rest > 0 ? [`and ${String(rest)} more`] : [])].map((line) => `\n  ${line}`).join('');
  return new AppError('config', `config: read: ${file}: ${String(lines.length)} mistakes:${list}`);
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}

function asIndex(step: string): string | number {
  return /^(?:0|[1-9][0-9]*)$/.test(step) ? Number(step) : step;
}

/** Zod's issue in our words; those of a union's best fitting member where one stands out. */
function mistakesOf(issue: z.core.$ZodIssue, base: readonly PropertyKey[] = []): readonly Mistake[] {
  const path = [...base, ...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key], message: 'is not known here', hidden: true }));
    case 'invalid_union':
      return unionMistakes(issue, path);
    case 'invalid_key':
      return issue.issues.map(({ message }) => ({ path, message }));
    case 'invalid_value':
      return [{ path, message: `expected ${issue.values.map(String).join(' or ')}` }];
    case 'invalid_type':
      return [{ path, message: typeMessage(issue.expected, issue.message) }];
    case 'invalid_format':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'too_big':
    case 'too_small':
    case 'custom':
      return [{ path, message: issue.message }];
  }
}

function unionMistakes(issue: z.core.$ZodIssueInvalidUnion, path: readonly PropertyKey[]): readonly Mistake[] {
  const { discriminator, options } = issue as { discriminator?: string; options?: readonly unknown[] };
  if (discriminator !== undefined) {
    return [{ path, message: `this version supports ${(options ?? []).map(String).join(', ')}` }];
  }
  // The member that knows every key that was written is the one that was meant.
  const meant = issue.errors.filter((errors) => !errors.some(({ code }) => code === 'unrecognized_keys'));
  const best = meant.length === 1 ? meant[0] : undefined;
  if (best !== undefined) return best.flatMap((inner) => mistakesOf(inner, path));
  return [{ path, message: issue.message }];
}

function typeMessage(expected: string, message: string): string {
  if (!message.startsWith('Invalid input')) return message;
  const words: Readonly<Record<string, string>> = {
    string: 'text',
    object: 'a mapping',
    record: 'a mapping',
    array: 'a list',
  };
  return `expected ${words[expected] ?? `a ${expected}`}`;
}
