// Makes a policy of wanted rights that allows nothing which the old policies did not allow, or says which right can't be
// proven to be among the old ones. It decides by inclusion of patterns and for certain: a doubt is a refusal.
import { includesAction, includesResource, overlapsAction, overlapsResource, partsOf } from './aws-patterns.js';
import type { Statement, WrittenStatement } from './aws-statements.js';

/** Each of these actions on each of these resources. */
export interface WantedRights {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/** One action, or a pattern of such, on one resource or a pattern. */
export interface Right {
  readonly action: string;
  readonly resource: string;
}

export interface OldRights {
  /** Of the user; its name stands for `${aws:username}` in the old policies and is another one in the new. */
  readonly userName: string;
  readonly granted: readonly Statement[];
  /** The new user has the same boundary. */
  readonly boundary: readonly Statement[] | undefined;
}

export interface RefusedRight extends Right {
  readonly why: string;
}

export interface Narrowed {
  /** Allows the wanted rights that are proven, as far as the old ones did: with their conditions and denials. */
  readonly statements: readonly WrittenStatement[];
  readonly granted: readonly Right[];
  readonly refused: readonly RefusedRight[];
}

/** A statement of the old policies with its resources as they are for the old user. */
interface Known extends Statement {
  /** Resources that hold a variable whose value is not known. */
  readonly unknownResources: readonly string[];
}

interface Proven extends Right {
  readonly condition: unknown;
}

/** What of the wanted rights the old ones hold, as a policy; and what can't be shown to be among them, with the reason. */
export function narrow(old: OldRights, wanted: readonly WantedRights[]): Narrowed {
  const granted = old.granted.map((statement) => known(statement, old.userName));
  const boundary = old.boundary?.map((statement) => known(statement, old.userName));
  const proven: Proven[] = [];
  const refused: RefusedRight[] = [];
  for (const right of rightsOf(wanted)) {
    const answer = prove(right, granted, boundary);
    if ('why' in answer) refused.push(answer);
    else proven.push(answer);
  }
  const denials = granted.filter(({ isDeny }) => isDeny).flatMap((denial) => carried(denial, proven));
  return {
    statements: [...written(proven), ...denials],
    granted: proven.map(({ action, resource }) => ({ action, resource })),
    refused,
  };
}

export function rightsOf(wanted: readonly WantedRights[]): readonly Right[] {
  const rights = wanted.flatMap(({ actions, resources }) =>
    actions.flatMap((action) => resources.map((resource) => ({ action, resource }))),
  );
  return [...new Map(rights.map((right) => [`${right.action} ${right.resource}`, right])).values()];
}

function known(statement: Statement, userName: string): Known {
  const resources: string[] = [];
  const unknownResources: string[] = [];
  for (const resource of statement.resources) {
    const plain = statement.isWithoutVariables ? resource : resource.replaceAll('${aws:username}', userName);
    (plain.includes('${') ? unknownResources : resources).push(plain);
  }
  return { ...statement, resources, unknownResources };
}

function prove(right: Right, granted: readonly Known[], boundary: readonly Known[] | undefined): Proven | RefusedRight {
  const malformed = malformation(right);
  if (malformed !== undefined) return { ...right, why: malformed };
  const holding = granted.filter((statement) => !statement.isDeny && holds(statement, right));
  const carrier =
    holding.find(({ condition }) => condition === undefined) ?? holding.find(({ condition }) => isPortable(condition));
  if (carrier === undefined) {
    const why = holding.length > 0 ? 'the old policies allow it on a condition about the old user' : NOT_ALLOWED;
    return { ...right, why };
  }
  if (boundary !== undefined && !boundary.some((statement) => !statement.isDeny && holds(statement, right))) {
    return { ...right, why: 'the permissions boundary is not shown to allow it' };
  }
  const why = granted.map((statement) => objection(statement, right)).find((text) => text !== undefined);
  return why === undefined ? { ...right, condition: carrier.condition } : { ...right, why };
}

const NOT_ALLOWED = 'no single statement of the old policies is shown to allow it';

function malformation({ action, resource }: Right): string | undefined {
  if (action !== '*' && partsOf(action, 3).length !== 2) return 'an action is written SERVICE:NAME';
  if (resource !== '*' && partsOf(resource, 6).length !== 6) return 'a resource is written as an ARN of six parts';
  // In the new policy a variable would stand for something of the new user.
  return `${action}${resource}`.includes('${') ? 'it holds a variable' : undefined;
}

/** Whether the statement is certainly about the whole of this right. */
function holds(statement: Known, { action, resource }: Right): boolean {
  const aboutAction = statement.isOtherActions
    ? !statement.actions.some((one) => overlapsAction(one, action))
    : statement.actions.some((one) => includesAction(one, action));
  if (!aboutAction) return false;
  if (!statement.isOtherResources) return statement.resources.some((one) => includesResource(one, resource));
  // An exception of unknown extent may be about anything.
  if (statement.unknownResources.length > 0) return false;
  return !statement.resources.some((one) => overlapsResource(one, resource));
}

/** Whether the statement may be about some part of this right. */
function touches(statement: Known, { action, resource }: Right): boolean {
  const aboutAction = statement.isOtherActions
    ? !statement.actions.some((one) => includesAction(one, action))
    : statement.actions.some((one) => overlapsAction(one, action));
  if (!aboutAction) return false;
  if (statement.isOtherResources) return !statement.resources.some((one) => includesResource(one, resource));
  return [...statement.resources, ...statement.unknownResources].some((one) =>
    overlapsResource(widened(one), resource),
  );
}

function widened(resource: string): string {
  return resource.replaceAll(/\$\{[^}]*\}?/g, '*');
}

/** What a denial says against this right; undefined where it says nothing or can be carried over as it is. */
function objection(statement: Known, right: Right): string | undefined {
  if (!statement.isDeny || !touches(statement, right)) return undefined;
  if (statement.condition === undefined && holds(statement, right)) return 'the old policies deny it';
  const isCertain = statement.unknownResources.length === 0 && isPortable(statement.condition);
  return isCertain ? undefined : 'the old policies deny a part of it in words about the old user';
}

/**
 * Condition keys that tell the new user from the old one, which has another name and our tags.
 * `aws:` tags of the old user are AWS' own and can't be given to another.
 */
const PERSONAL = /"aws:(?:username|userid|principalarn|principaltag\/(?:unleak-|aws:)[^"]*)"/i;

/** Whether a condition means for the new user what it meant for the old one. */
function isPortable(condition: unknown): boolean {
  if (condition === undefined) return true;
  const text = JSON.stringify(condition);
  return !PERSONAL.test(text) && !text.includes('${');
}

/** The denial as far as it touches what is granted. */
function carried(denial: Known, proven: readonly Proven[]): readonly WrittenStatement[] {
  const touched = proven.filter((right) => touches(denial, right));
  if (touched.length === 0) return [];
  const actions = denial.actions.filter((one) => touched.some(({ action }) => overlapsAction(one, action)));
  const resources = denial.resources.filter((one) => touched.some(({ resource }) => overlapsResource(one, resource)));
  return [
    {
      Effect: 'Deny',
      ...(denial.isOtherActions ? { NotAction: denial.actions } : { Action: actions }),
      ...(denial.isOtherResources ? { NotResource: denial.resources } : { Resource: resources }),
      ...(denial.condition === undefined ? {} : { Condition: denial.condition }),
    },
  ];
}

/** One statement for all actions on the same resources under the same condition. */
function written(proven: readonly Proven[]): readonly WrittenStatement[] {
  const byAction = new Map<string, { action: string; condition: unknown; resources: string[] }>();
  for (const { action, resource, condition } of proven) {
    const key = JSON.stringify([action, condition]);
    const entry = byAction.get(key) ?? { action, condition, resources: [] };
    entry.resources.push(resource);
    byAction.set(key, entry);
  }
  const byResources = new Map<string, { actions: string[]; condition: unknown; resources: readonly string[] }>();
  for (const { action, condition, resources } of byAction.values()) {
    const key = JSON.stringify([resources, condition]);
    const entry = byResources.get(key) ?? { actions: [], condition, resources };
    entry.actions.push(action);
    byResources.set(key, entry);
  }
  return [...byResources.values()].map(({ actions, condition, resources }) => ({
    Effect: 'Allow' as const,
    Action: actions,
    Resource: resources,
    ...(condition === undefined ? {} : { Condition: condition }),
  }));
}
