/** The functions and operators that a SELECT may use, with MySQL's third truth value: NULL in, NULL out, but for a few. */
import type { Environment, Value, ValueType } from './values.js';

interface SqlFunction {
  readonly type: ValueType;
  readonly least: number;
  readonly most: number;
  run(args: readonly Value[], environment: Environment, isBinary: boolean): Value;
}

type Run = SqlFunction['run'];

const fixed = (type: ValueType, count: number, run: Run): SqlFunction => ({ type, least: count, most: count, run });

/** NULL as soon as an argument is. */
const strict = (type: ValueType, least: number, most: number, run: Run): SqlFunction => ({
  type,
  least,
  most,
  run: (args, environment, isBinary) => (args.includes(null) ? null : run(args, environment, isBinary)),
});

const compares = (holds: (order: number) => boolean): SqlFunction =>
  strict('number', 2, 2, ([left = null, right = null], _, isBinary) => truth(holds(order(left, right, isBinary))));

export const FUNCTIONS: ReadonlyMap<string, SqlFunction> = new Map([
  ['=', compares((found) => found === 0)],
  ['<>', compares((found) => found !== 0)],
  ['<', compares((found) => found < 0)],
  ['>', compares((found) => found > 0)],
  ['<=', compares((found) => found <= 0)],
  ['>=', compares((found) => found >= 0)],
  [
    '<=>',
    fixed('number', 2, ([left = null, right = null], _, isBinary) =>
      truth(left === null || right === null ? left === right : order(left, right, isBinary) === 0),
    ),
  ],
  ['and', fixed('number', 2, (args) => (args.some(isFalse) ? 0 : args.includes(null) ? null : 1))],
  ['or', fixed('number', 2, (args) => (args.some(isTrue) ? 1 : args.includes(null) ? null : 0))],
  ['not', strict('number', 1, 1, ([value = null]) => truth(isFalse(value)))],
  ['is null', fixed('number', 1, ([value = null]) => truth(value === null))],
  ['isnull', fixed('number', 1, ([value = null]) => truth(value === null))],
  ['in', { type: 'number', least: 2, most: Infinity, run: isIn }],
  ['like', strict('number', 2, 2, ([text = '', pattern = ''], _, isBinary) => truth(isLike(asText(text), asText(pattern), isBinary)))], // prettier-ignore
  ['concat', strict('text', 1, Infinity, (args) => args.map(asText).join(''))],
  ['cast', strict('text', 1, 1, ([value = '']) => asText(value))],
  ['lower', strict('text', 1, 1, ([value = '']) => asText(value).toLowerCase())],
  ['upper', strict('text', 1, 1, ([value = '']) => asText(value).toUpperCase())],
  ['length', strict('number', 1, 1, ([value = '']) => Buffer.byteLength(asText(value)))],
  ['substring_index', strict('text', 3, 3, ([text = '', sign = '', count = 0]) => upTo(asText(text), asText(sign), Number(count)))], // prettier-ignore
  ['coalesce', { type: 'text', least: 1, most: Infinity, run: (args) => args.find((arg) => arg !== null) ?? null }],
  ['ifnull', fixed('text', 2, ([value = null, instead = null]) => value ?? instead)],
  ['if', fixed('text', 3, ([condition = null, yes = null, no = null]) => (isTrue(condition) ? yes : no))],
  ['json_extract', strict('json', 2, 2, ([json = null, path = '']) => extract(json, asText(path)))],
  ['json_unquote', strict('text', 1, 1, ([value = '']) => asText(value))],
  ['version', fixed('text', 0, (_, { variables }) => variables.get('version') ?? null)],
  ['user', fixed('text', 0, (_, { user }) => user)],
  ['session_user', fixed('text', 0, (_, { user }) => user)],
  ['current_user', fixed('text', 0, (_, { currentUser }) => currentUser)],
  // There are no roles here.
  ['current_role', fixed('text', 0, () => 'NONE')],
  ['connection_id', fixed('number', 0, (_, { connectionId }) => connectionId)],
  ['database', fixed('text', 0, (_, { schema }) => schema)],
  // Counted by the SELECT; for each row it stands for one.
  ['count', fixed('number', 0, () => 1)],
]);

export function isTrue(value: Value): boolean {
  return value !== null && !isFalse(value);
}

/** JSON as its text; a JSON string without quotes, as it compares with other texts. */
export function asText(value: Value): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isFalse(value: Value): boolean {
  return value !== null && typeof value !== 'object' && (Number.parseFloat(String(value)) || 0) === 0;
}

function truth(isSo: boolean): number {
  return isSo ? 1 : 0;
}

/** Numbers as numbers, where one side is one; else texts, in any case of their letters unless a column says otherwise. */
function order(left: Value, right: Value, isBinary: boolean): number {
  if (typeof left === 'number' || typeof right === 'number') {
    return (Number.parseFloat(asText(left)) || 0) - (Number.parseFloat(asText(right)) || 0);
  }
  const [one, other] = [left, right].map((side) => (isBinary ? asText(side) : asText(side).toLowerCase()));
  return one === other ? 0 : one! < other! ? -1 : 1;
}

function isIn([value = null, ...list]: readonly Value[], _: Environment, isBinary: boolean): Value {
  if (value === null) return null;
  if (list.some((item) => item !== null && order(value, item, isBinary) === 0)) return 1;
  return list.includes(null) ? null : 0;
}

/** `%` is anything, `_` one character, a backslash before either means itself. */
export function isLike(text: string, pattern: string, isBinary = false): boolean {
  const fold = (side: string): readonly string[] => [...(isBinary ? side : side.toLowerCase())];
  const signs = fold(pattern);
  // For each place in the text, whether the pattern so far reaches it: no backtracking, so bounded time.
  let reached = new Set([0]);
  const letters = fold(text);
  for (let at = 0; at < signs.length; at += 1) {
    const next = new Set<number>();
    const sign = signs[at];
    if (sign === '%') {
      for (let place = Math.min(...reached); place <= letters.length; place += 1) next.add(place);
    } else {
      if (sign === '\\' && at + 1 < signs.length) at += 1;
      const isAny = sign === '_';
      for (const place of reached) {
        if (place < letters.length && (isAny || letters[place] === signs[at])) next.add(place + 1);
      }
    }
    if (next.size === 0) return false;
    reached = next;
  }
  return reached.has(letters.length);
}

function upTo(text: string, sign: string, count: number): string {
  const parts = text.split(sign);
  return (count >= 0 ? parts.slice(0, count) : parts.slice(count)).join(sign);
}

/** Only paths of names: `$.additional_password`, `$.metadata.owner`, `$`. */
function extract(json: Value, path: string): Value {
  const names = /^\$((?:\.\w+)*)$/.exec(path)?.[1]?.split('.').slice(1);
  if (names === undefined) return null;
  let value: unknown = json;
  for (const name of names) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value as Value;
}
