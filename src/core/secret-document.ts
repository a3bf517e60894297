/** Reads and changes single fields of a secret that is a JSON object, leaving every other byte as its owner wrote it. */
import { AppError } from './errors.js';
import { SecretValue } from './secret-value.js';

interface Member {
  readonly name: string;
  /** Where the value stands in the text. */
  readonly start: number;
  readonly end: number;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** The whole value, or one top-level field of it as text. Fails with `not-found` where the object lacks the field. */
export function readField(value: SecretValue, field?: string): SecretValue {
  if (field === undefined) return value;
  const text = value.reveal();
  const member = membersOf(text).findLast(({ name }) => name === field);
  if (member === undefined) throw new AppError('not-found', `secret: read: field ${field}: not in the JSON object`);
  const found: unknown = JSON.parse(text.slice(member.start, member.end));
  if (typeof found === 'string') return new SecretValue(found);
  if (typeof found === 'number') return new SecretValue(text.slice(member.start, member.end));
  throw new AppError('conflict', `secret: read: field ${field}: is neither text nor a number`);
}

/**
 * The JSON object with these fields set and all others as they were, in their order; a new object where there was
 * nothing. Fails with `conflict` where the current value is no JSON object.
 */
export function mergeFields(
  current: SecretValue | undefined,
  fields: Readonly<Record<string, SecretValue>>,
): SecretValue {
  let text = current === undefined ? '{}' : current.reveal();
  for (const [field, value] of Object.entries(fields)) text = setField(text, field, JSON.stringify(value.reveal()));
  return new SecretValue(text);
}

function setField(text: string, field: string, json: string): string {
  const members = membersOf(text);
  // A name that stands there twice is set twice: readers differ in which of them counts.
  const old = members.filter(({ name }) => name === field);
  if (old.length > 0) {
    return old.reduceRight((result, { start, end }) => result.slice(0, start) + json + result.slice(end), text);
  }
  const added = `${JSON.stringify(field)}:${json}`;
  const last = members.at(-1);
  if (last !== undefined) return `${text.slice(0, last.end)},${added}${text.slice(last.end)}`;
  const open = text.indexOf('{') + 1;
  return text.slice(0, open) + added + text.slice(open);
}

/** Members of the outermost object. JSON.parse has judged the text before, so the walk may trust its form. */
function membersOf(text: string): readonly Member[] {
  checkObject(text);
  const members: Member[] = [];
  let depth = 0;
  let name: string | undefined;
  let start: number | undefined;
  let previousEnd = 0;
  for (const match of text.matchAll(TOKEN)) {
    const token = match[0];
    const isEnd = depth === 1 && (token === ',' || token === '}');
    if (isEnd && name !== undefined && start !== undefined) {
      members.push({ name, start, end: previousEnd });
      name = start = undefined;
    } else if (depth === 1 && name === undefined && token.startsWith('"')) name = JSON.parse(token) as string;
    else if (name !== undefined && start === undefined && token !== ':') start = match.index;
    if (token === '{' || token === '[') depth += 1;
    if (token === '}' || token === ']') depth -= 1;
    previousEnd = match.index + token.length;
  }
  return members;
}

function checkObject(text: string): void {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // No cause: the parser's message quotes the secret.
    value = undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new AppError('conflict', 'secret: read: the stored value is not a JSON object, but a field is asked for', {
      hint: 'leave out `field` in the configuration to replace the whole value',
    });
  }
}
