// Reads IAM policy documents as far as a rotation has to: what they allow at all, and what of it is dangerous. It is no
// full evaluation: where a condition or a resource decides, the answer here is no.

export interface Statement {
  readonly isDeny: boolean;
  readonly actions: readonly string[];
  /** The statement is about every action but these (`NotAction`). */
  readonly isOthers: boolean;
  readonly resources: readonly string[];
  readonly hasCondition: boolean;
}

/** IAM gives documents percent-encoded; some answers hold them as they are. */
export function decodeDocument(text: string): string {
  return text.trimStart().startsWith('{') ? text : decodeURIComponent(text);
}

/** The statements of a document. One that can't be read denies everything, so that nothing is built on it. */
export function statementsOf(document: string): readonly Statement[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(document);
  } catch {
    parsed = undefined;
  }
  if (!isObject(parsed) || !('Statement' in parsed)) return [DENY_ALL];
  return listOf(parsed['Statement']).map((statement) => (isObject(statement) ? statementOf(statement) : DENY_ALL));
}

const DENY_ALL: Statement = { isDeny: true, actions: ['*'], isOthers: false, resources: ['*'], hasCondition: false };

function statementOf(raw: Readonly<Record<string, unknown>>): Statement {
  const isOthers = 'NotAction' in raw;
  return {
    isDeny: raw['Effect'] !== 'Allow',
    actions: textsOf(raw[isOthers ? 'NotAction' : 'Action']),
    isOthers,
    resources: textsOf(raw['Resource']),
    hasCondition: 'Condition' in raw,
  };
}

/** Whether these statements allow the action on every resource without a condition, and none of them denies it. */
export function allowsEverywhere(statements: readonly Statement[], action: string): boolean {
  const matching = statements.filter((statement) => isAbout(statement, action));
  if (matching.some((statement) => statement.isDeny)) return false;
  return matching.some((statement) => !statement.hasCondition && statement.resources.includes('*'));
}

function isAbout({ actions, isOthers }: Statement, action: string): boolean {
  return actions.some((pattern) => matchesAction(pattern, action)) !== isOthers;
}

/** IAM's wildcards: `*` for any characters, `?` for one; case does not count. */
export function matchesAction(pattern: string, action: string): boolean {
  const [wanted, given] = [pattern.toLowerCase(), action.toLowerCase()];
  let [at, star, mark] = [0, -1, 0];
  let next = 0;
  while (next < given.length) {
    if (at < wanted.length && wanted[at] !== '*' && (wanted[at] === '?' || wanted[at] === given[next])) {
      at += 1;
      next += 1;
    } else if (wanted[at] === '*') {
      star = at;
      mark = next;
      at += 1;
    } else if (star >= 0) {
      // The last star takes one character more.
      at = star + 1;
      mark += 1;
      next = mark;
    } else return false;
  }
  while (wanted[at] === '*') at += 1;
  return at === wanted.length;
}

/** Rights with which somebody gets at more than what the policy names, in words for the plan. */
const ESCALATIONS: readonly (readonly [string, string])[] = [
  ['iam:PassRole', 'hand any role to a service (iam:PassRole)'],
  ['sts:AssumeRole', 'become any role that trusts this account (sts:AssumeRole)'],
  ['iam:CreateAccessKey', 'make keys of other users (iam:CreateAccessKey)'],
  ['iam:PutUserPolicy', 'give rights to users (iam:PutUserPolicy)'],
  ['iam:AttachUserPolicy', 'give rights to users (iam:AttachUserPolicy)'],
  ['iam:CreatePolicyVersion', 'change policies (iam:CreatePolicyVersion)'],
];

export function dangerousRights(statements: readonly Statement[], attached: readonly string[]): readonly string[] {
  if (attached.some((arn) => arn.endsWith(':iam::aws:policy/AdministratorAccess'))) {
    return ['do everything (AdministratorAccess)'];
  }
  const allowed = statements.filter((statement) => !statement.isDeny && statement.resources.includes('*'));
  if (allowed.some((statement) => !statement.isOthers && statement.actions.includes('*'))) {
    return ['do everything (Action *, Resource *)'];
  }
  const words = ESCALATIONS.filter(([action]) => allowed.some((statement) => isAbout(statement, action)));
  return words.map(([, text]) => text);
}

/** Denies what is signed by sessions that began before that time; keys themselves have no such time and are untouched. */
export function revocationDocument(before: Date): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Action: '*',
        Resource: '*',
        Condition: { DateLessThan: { 'aws:TokenIssueTime': `${before.toISOString().slice(0, 19)}Z` } },
      },
    ],
  });
}

/** Whether a document is what an earlier rotation left to end sessions: it belongs to the old user only. */
export function isRevocation(document: string): boolean {
  let parsed: unknown;
  try {
    parsed = JSON.parse(document);
  } catch {
    return false;
  }
  const statement = isObject(parsed) ? listOf(parsed['Statement']) : [];
  const time = firstTime(statement[0]);
  return time !== undefined && canonical(document) === canonical(revocationDocument(time));
}

function firstTime(statement: unknown): Date | undefined {
  const condition = isObject(statement) ? statement['Condition'] : undefined;
  const lessThan = isObject(condition) ? condition['DateLessThan'] : undefined;
  const text = isObject(lessThan) ? lessThan['aws:TokenIssueTime'] : undefined;
  const time = typeof text === 'string' ? new Date(text) : undefined;
  return time === undefined || Number.isNaN(time.getTime()) ? undefined : time;
}

/** The document without its white space, with the members of each object in order: equal texts, equal documents. */
export function canonical(document: string): string {
  try {
    return JSON.stringify(sorted(JSON.parse(document)));
  } catch {
    return document;
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const names = Object.keys(value).sort();
  return names.map((name) => [name, sorted(value[name])]);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function textsOf(value: unknown): readonly string[] {
  return listOf(value).filter((text) => typeof text === 'string');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
