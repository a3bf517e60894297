// Reads IAM policy documents as far as a rotation has to: what they allow at all. It is no full
// evaluation: where a condition or a resource decides, the answer here is no.
import { matches } from '../../scopes/aws-patterns.js';
import { isObject, listOf, type Statement } from '../../scopes/aws-statements.js';

/** IAM gives documents percent-encoded; some answers hold them as they are. */
export function decodeDocument(text: string): string {
  return text.trimStart().startsWith('{') ? text : decodeURIComponent(text);
}

/** Whether these statements allow the action on every resource without a condition, and none of them denies it. */
export function allowsEverywhere(statements: readonly Statement[], action: string): boolean {
  const matching = statements.filter((statement) => isAbout(statement, action));
  if (matching.some((statement) => statement.isDeny)) return false;
  return matching.some((statement) => statement.condition === undefined && isEverywhere(statement));
}

/** Whether these statements may allow the action on anything. */
export function allowsAnywhere(statements: readonly Statement[], action: string): boolean {
  return statements.some((statement) => !statement.isDeny && isAbout(statement, action));
}

function isEverywhere({ isOtherResources, resources }: Statement): boolean {
  return !isOtherResources && resources.includes('*');
}

function isAbout({ actions, isOtherActions }: Statement, action: string): boolean {
  return actions.some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase())) !== isOtherActions;
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
