/** What a SELECT works with: values, rows and columns, and what it can ask of the session. */

/** Values as MySQL has them; an object or a list is JSON. */
export type Value = string | number | null | object;
export type ValueType = 'text' | 'number' | 'json';

export interface Column {
  readonly name: string;
  readonly type: ValueType;
  /** Compares with a difference between upper and lower case. */
  readonly isBinary?: boolean;
}

export type Row = Readonly<Record<string, Value>>;

/** What the server knows of whoever asks. */
export interface Environment {
  readonly user: string;
  readonly currentUser: string;
  readonly connectionId: number;
  readonly schema: string | null;
  readonly variables: ReadonlyMap<string, string | number>;
}
