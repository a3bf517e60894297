/** The expressions of a small SELECT: read into calls of functions, resolved against a table's columns, worked out by row. */
import type { Cursor } from './cursor.js';
import { FUNCTIONS } from './functions.js';
import { Refusal } from './refusal.js';
import type { Column, Environment, Row, Value, ValueType } from './values.js';

export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | null }
  | { readonly kind: 'column'; readonly qualifier: string | undefined; readonly name: string }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] };

export interface Compiled {
  readonly type: ValueType;
  readonly isBinary: boolean;
  evaluate(row: Row, environment: Environment): Value;
}

/** A table under the name it goes by in the statement. */
export interface Source {
  readonly alias: string;
  readonly columns: readonly Column[];
}

export function parseExpression(cursor: Cursor): Expression {
  return cursor.deeper(() => disjunction(cursor));
}

function disjunction(cursor: Cursor): Expression {
  let left = conjunction(cursor);
  while (cursor.accept('OR')) left = call('or', left, conjunction(cursor));
  return left;
}

function conjunction(cursor: Cursor): Expression {
  let left = negation(cursor);
  while (cursor.accept('AND')) left = call('and', left, negation(cursor));
  return left;
}

function negation(cursor: Cursor): Expression {
  return cursor.accept('NOT')
    ? call(
        'not',
        cursor.deeper(() => negation(cursor)),
      )
    : comparison(cursor);
}

const COMPARISONS = ['=', '<=>', '<>', '!=', '<=', '>=', '<', '>'];

function comparison(cursor: Cursor): Expression {
  const left = operand(cursor);
  if (cursor.accept('IS')) {
    const isNegative = cursor.accept('NOT');
    cursor.expect('NULL');
    return isNegative ? call('not', call('is null', left)) : call('is null', left);
  }
  const isNegative = cursor.accept('NOT');
  const found = isNegative ? undefined : COMPARISONS.find((operator) => cursor.accept(operator));
  if (found !== undefined) return call(found === '!=' ? '<>' : found, left, operand(cursor));
  if (cursor.accept('LIKE')) return negated(isNegative, call('like', left, operand(cursor)));
  if (cursor.accept('IN')) {
    cursor.expect('(');
    const list = cursor.list(() => parseExpression(cursor));
    cursor.expect(')');
    return negated(isNegative, call('in', left, ...list));
  }
  if (isNegative) throw cursor.fail();
  return left;
}

function operand(cursor: Cursor): Expression {
  const left = primary(cursor);
  for (const [operator, name] of [
    ['->>', 'json_unquote'],
    ['->', ''],
  ] as const) {
    if (!cursor.accept(operator)) continue;
    const extracted = call('json_extract', left, { kind: 'literal', value: cursor.need('text') });
    return name === '' ? extracted : call(name, extracted);
  }
  return left;
}

function primary(cursor: Cursor): Expression {
  if (cursor.accept('(')) {
    const inner = parseExpression(cursor);
    cursor.expect(')');
    return inner;
  }
  if (cursor.accept('NULL')) return { kind: 'literal', value: null };
  if (cursor.accept('TRUE')) return { kind: 'literal', value: 1 };
  if (cursor.accept('FALSE')) return { kind: 'literal', value: 0 };
  if (cursor.accept('-')) return { kind: 'literal', value: -cursor.number() };
  const text = cursor.take('text');
  if (text !== undefined) return { kind: 'literal', value: text.value };
  const number = cursor.take('number');
  if (number !== undefined) return { kind: 'literal', value: Number(number.value) };
  const variable = cursor.take('variable');
  if (variable !== undefined) {
    return { kind: 'variable', name: variable.value.replace(/^@@(?:(?:global|session|local)\.)?/i, '').toLowerCase() };
  }
  return columnOrCall(cursor);
}

function columnOrCall(cursor: Cursor): Expression {
  if (cursor.accept('CURRENT_USER')) {
    if (cursor.accept('(')) cursor.expect(')');
    return call('current_user');
  }
  const name = cursor.name();
  if (cursor.accept('(')) return call(name.toLowerCase(), ...args(cursor, name.toLowerCase()));
  if (!cursor.accept('.')) return { kind: 'column', qualifier: undefined, name };
  return { kind: 'column', qualifier: name, name: cursor.name() };
}

function args(cursor: Cursor, name: string): readonly Expression[] {
  if (cursor.accept(')')) return [];
  if (name === 'count' && cursor.accept('*')) {
    cursor.expect(')');
    return [];
  }
  if (name === 'cast') {
    const cast = parseExpression(cursor);
    cursor.expect('AS', 'CHAR', ')');
    return [cast];
  }
  const found = cursor.list(() => parseExpression(cursor));
  cursor.expect(')');
  return found;
}

function call(name: string, ...callArgs: readonly Expression[]): Expression {
  return { kind: 'call', name, args: callArgs };
}

function negated(isNegative: boolean, expression: Expression): Expression {
  return isNegative ? call('not', expression) : expression;
}

/** Names of the columns that it reads, as they stand in the table. */
export function columnsIn(expression: Expression, source: Source): readonly string[] {
  if (expression.kind === 'column') return [columnOf(expression, source).name];
  return expression.kind === 'call' ? expression.args.flatMap((arg) => columnsIn(arg, source)) : [];
}

/** Refuses a column, a function or a variable that there isn't, whether or not the table has rows. */
export function compile(expression: Expression, source: Source, { variables }: Environment): Compiled {
  switch (expression.kind) {
    case 'literal': {
      const { value } = expression;
      return { type: typeof value === 'number' ? 'number' : 'text', isBinary: false, evaluate: () => value };
    }
    case 'column': {
      const { name, type, isBinary = false } = columnOf(expression, source);
      return { type, isBinary, evaluate: (row) => row[name] ?? null };
    }
    case 'variable': {
      const value = variables.get(expression.name);
      if (value === undefined) throw new Refusal(1193, `Unknown system variable '${expression.name}'`);
      return { type: typeof value === 'number' ? 'number' : 'text', isBinary: false, evaluate: () => value };
    }
    case 'call':
      return compileCall(expression.name, expression.args.map((arg) => compile(arg, source, { variables } as Environment))); // prettier-ignore
  }
}

function compileCall(name: string, compiled: readonly Compiled[]): Compiled {
  const found = FUNCTIONS.get(name);
  if (found === undefined) throw new Refusal(1305, `FUNCTION ${name} does not exist`);
  const { type, least, most, run } = found;
  if (compiled.length < least || compiled.length > most) {
    throw new Refusal(1582, `Incorrect parameter count in the call to native function '${name}'`);
  }
  const isBinary = compiled.some((arg) => arg.isBinary);
  const evaluate: Compiled['evaluate'] = (row, environment) =>
    run(
      compiled.map((arg) => arg.evaluate(row, environment)),
      environment,
      isBinary,
    );
  return { type, isBinary, evaluate };
}

function columnOf({ qualifier, name }: { qualifier: string | undefined; name: string }, source: Source): Column {
  const found = source.columns.find((column) => column.name.toLowerCase() === name.toLowerCase());
  if (found === undefined || (qualifier !== undefined && qualifier !== source.alias)) {
    throw new Refusal(
      1054,
      `Unknown column '${qualifier === undefined ? name : `${qualifier}.${name}`}' in 'field list'`,
    );
  }
  return found;
}
