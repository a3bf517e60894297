// IAM policy documents read into statements. What can't be read denies everything, so that nothing is built on it.

export interface Statement {
  readonly isDeny: boolean;
  readonly actions: readonly string[];
  /** The statement is about every action but these (`NotAction`). */
  readonly isOtherActions: boolean;
  readonly resources: readonly string[];
  /** The statement is about every resource but these (`NotResource`). */
  readonly isOtherResources: boolean;
  /** As it stands in the document; undefined where the statement has none. */
  readonly condition: unknown;
  readonly sid: string | undefined;
  /** Of a document of 2008, in which `${…}` stands for itself. */
  readonly isWithoutVariables: boolean;
}

const VERSION = '2012-10-17';

/** A statement as it is written into a document. */
export interface WrittenStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource?: readonly string[];
  readonly NotResource?: readonly string[];
  readonly Condition?: unknown;
}

export function documentOf(statements: readonly WrittenStatement[]): string {
  return JSON.stringify({ Version: VERSION, Statement: statements });
}

const DENY_ALL: Statement = {
  isDeny: true,
  actions: ['*'],
  isOtherActions: false,
  resources: ['*'],
  isOtherResources: false,
  condition: undefined,
  sid: undefined,
  isWithoutVariables: true,
};

/** The statements of a document. One that can't be read denies everything. */
export function statementsOf(document: string): readonly Statement[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(document);
  } catch {
    parsed = undefined;
  }
  if (!isObject(parsed) || !('Statement' in parsed)) return [DENY_ALL];
  const isWithoutVariables = parsed['Version'] !== VERSION;
  return listOf(parsed['Statement']).map((raw) => statementOf(raw, isWithoutVariables));
}

function statementOf(raw: unknown, isWithoutVariables: boolean): Statement {
  if (!isObject(raw)) return DENY_ALL;
  const isOtherActions = 'NotAction' in raw;
  const isOtherResources = 'NotResource' in raw;
  const actions = textsOf(raw[isOtherActions ? 'NotAction' : 'Action']);
  const resources = textsOf(raw[isOtherResources ? 'NotResource' : 'Resource']);
  // AWS stores no such statement; an exception from a right that is not understood may not be dropped.
  if (actions === undefined || resources === undefined) return DENY_ALL;
  return {
    isDeny: raw['Effect'] !== 'Allow',
    actions,
    isOtherActions,
    resources,
    isOtherResources,
    condition: raw['Condition'],
    sid: typeof raw['Sid'] === 'string' ? raw['Sid'] : undefined,
    isWithoutVariables,
  };
}

function textsOf(value: unknown): readonly string[] | undefined {
  if (value === undefined) return [];
  const list = listOf(value);
  return list.every((text) => typeof text === 'string') ? list : undefined;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
