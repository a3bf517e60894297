/** A SELECT over no table or one: columns with labels, WHERE, ORDER BY, LIMIT, and COUNT(*). */
import type { Cursor } from './cursor.js';
import { columnsIn, compile, parseExpression, type Expression, type Source } from './expression.js';
import { asText, isTrue } from './functions.js';
import { Refusal } from './refusal.js';
import type { Column, Environment, Row, Value } from './values.js';

export interface TableName {
  readonly schema: string | undefined;
  readonly table: string;
}

export interface Select {
  /** `*` or each expression with the label of its column. */
  readonly items:
    '*' | readonly { readonly expression: Expression; readonly label: string; readonly hasAlias: boolean }[];
  readonly from: (TableName & { readonly alias: string }) | undefined;
  readonly where: Expression | undefined;
  readonly order: readonly { readonly expression: Expression; readonly isDescending: boolean }[];
  readonly limit: number;
}

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** As information_schema does: a column without alias comes under the table's own spelling of its name. */
  readonly namesItsColumns?: boolean;
}

export interface ResultSet {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Value[])[];
}

const NOTHING: Table = { columns: [], rows: [{}] };

export function parseSelect(cursor: Cursor): Select {
  const items = cursor.accept('*') ? '*' : cursor.list(() => item(cursor));
  const from = cursor.accept('FROM') ? tableOf(cursor) : undefined;
  const where = cursor.accept('WHERE') ? parseExpression(cursor) : undefined;
  const order = cursor.accept('ORDER', 'BY') ? cursor.list(() => orderOf(cursor)) : [];
  const limit = cursor.accept('LIMIT') ? cursor.number() : Infinity;
  if (items === '*' && from === undefined) throw new Refusal(1096, 'No tables used');
  return { items, from, where, order, limit };
}

function item(cursor: Cursor): { readonly expression: Expression; readonly label: string; readonly hasAlias: boolean } {
  const start = cursor.position;
  const expression = parseExpression(cursor);
  const text = cursor.textSince(start);
  if (cursor.accept('AS')) return { expression, label: cursor.need('word', 'quoted', 'text'), hasAlias: true };
  const isOver = ['FROM', 'LIMIT', 'WHERE', 'ORDER'].some((word) => cursor.at(word));
  const alias = isOver ? undefined : cursor.take('word', 'quoted');
  if (alias !== undefined) return { expression, label: alias.value, hasAlias: true };
  return { expression, label: expression.kind === 'column' ? expression.name : text, hasAlias: false };
}

function tableOf(cursor: Cursor): TableName & { readonly alias: string } {
  const first = cursor.name();
  const second = cursor.accept('.') ? cursor.name() : undefined;
  const table = second ?? first;
  const isAlias = cursor.accept('AS') || !['WHERE', 'ORDER', 'LIMIT'].some((word) => cursor.at(word));
  const alias = (isAlias ? cursor.take('word', 'quoted')?.value : undefined) ?? table;
  return { schema: second === undefined ? undefined : first, table, alias };
}

function orderOf(cursor: Cursor): { readonly expression: Expression; readonly isDescending: boolean } {
  const expression = parseExpression(cursor);
  const isDescending = cursor.accept('DESC');
  if (!isDescending) cursor.accept('ASC');
  return { expression, isDescending };
}

/** `open` gives the table if the user may read these of its columns. */
export function runSelect(
  select: Select,
  environment: Environment,
  open: (name: TableName, columnsRead: (table: Table) => readonly string[]) => Table,
): ResultSet {
  const table = select.from === undefined ? NOTHING : open(select.from, (found) => columnsRead(select, found));
  const source = { alias: select.from?.alias ?? '', columns: table.columns };
  const prepared = (expression: Expression): ((row: Row) => Value) => {
    const compiled = compile(expression, source, environment);
    return (row) => compiled.evaluate(row, environment);
  };
  const where = select.where === undefined ? undefined : prepared(select.where);
  const order = select.order.map(({ expression, isDescending }) => ({ of: prepared(expression), isDescending }));
  const items = itemsOf(select, table).map(({ expression, label }) => {
    const { type, isBinary } = compile(expression, source, environment);
    return { column: { name: label, type, isBinary }, of: prepared(expression) };
  });
  let rows = where === undefined ? table.rows : table.rows.filter((row) => isTrue(where(row)));
  rows = rows.toSorted((one, other) => {
    for (const { of, isDescending } of order) {
      const found = compareForOrder(of(one), of(other));
      if (found !== 0) return isDescending ? -found : found;
    }
    return 0;
  });
  const columns = items.map(({ column }) => column);
  if (isCount(select)) return { columns, rows: [[rows.length]].slice(0, select.limit) };
  return { columns, rows: rows.slice(0, select.limit).map((row) => items.map(({ of }) => of(row))) };
}

function columnsRead(select: Select, table: Table): readonly string[] {
  const source: Source = { alias: select.from?.alias ?? '', columns: table.columns };
  const expressions = [
    ...itemsOf(select, table).map(({ expression }) => expression),
    ...(select.where === undefined ? [] : [select.where]),
    ...select.order.map(({ expression }) => expression),
  ];
  return [...new Set(expressions.flatMap((expression) => columnsIn(expression, source)))];
}

function itemsOf(select: Select, table: Table): readonly { readonly expression: Expression; readonly label: string }[] {
  if (select.items === '*') {
    return table.columns.map(({ name }) => ({
      expression: { kind: 'column', qualifier: undefined, name },
      label: name,
    }));
  }
  if (table.namesItsColumns !== true) return select.items;
  return select.items.map(({ expression, label, hasAlias }) => {
    const own = table.columns.find(({ name }) => name.toLowerCase() === label.toLowerCase())?.name;
    return { expression, label: hasAlias || expression.kind !== 'column' ? label : (own ?? label) };
  });
}

/** A COUNT(*) stands alone: nothing here groups. */
function isCount({ items }: Select): boolean {
  if (items === '*') return false;
  const counts = items.filter(({ expression }) => expression.kind === 'call' && expression.name === 'count').length;
  if (counts > 0 && items.length > 1) throw new Refusal(1140, 'In aggregated query without GROUP BY: mixed columns');
  return counts > 0;
}

function compareForOrder(one: Value, other: Value): number {
  if (one === null || other === null) return one === other ? 0 : one === null ? -1 : 1;
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const [left, right] = [asText(one), asText(other)];
  return left === right ? 0 : left < right ? -1 : 1;
}
