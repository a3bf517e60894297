// What an inspection tells of the rights of an AWS key: the policies as they are, what they come to within the boundary, what
// of that is dangerous, and what nobody could see.
import type { ProbeDesk } from '../../probes/ask.js';
import { readAwsRights, type AwsPolicy, type AwsRights } from '../../probes/aws-rights.js';
import type { Probe } from '../../probes/probe.js';
import type { ProbeSubject, ProbeVerdict } from '../../probes/subject.js';
import { printable } from '../../reporters/printable.js';
import { dangersOf } from '../../scopes/aws-dangers.js';
import { givenBy, partText, type Given, type Part } from '../../scopes/aws-given.js';
import { listOf, statementsOf, type Statement } from '../../scopes/aws-statements.js';
import { breachesOfGiven } from '../../scopes/aws-width.js';

const IAM = 'https://iam.amazonaws.com';
/** A fact stands on one line, and is remembered. */
const MAX_FACT = 1_500;
const NO_END = 'never: an access key has no end of its own';

/** The verdict on a live key with what its policies say. */
export async function withAwsRights(
  desk: ProbeDesk,
  probe: Probe,
  subject: ProbeSubject,
  verdict: ProbeVerdict,
  signal: AbortSignal,
): Promise<ProbeVerdict> {
  const { owner } = verdict.facts;
  // No policy says anything of the root user.
  if (verdict.state !== 'active' || owner === undefined || owner.endsWith(':root')) return verdict;
  const ask = async (form: Readonly<Record<string, string>>): Promise<Awaited<ReturnType<ProbeDesk['read']>>> => {
    try {
      return await desk.read(probe, subject, { at: IAM, path: '/', form }, signal);
    } catch (error) {
      // That the time is up says nothing against what is known already: the key lives.
      if (signal.aborted && (signal.reason as Error | undefined)?.name === 'TimeoutError') return 'no time left';
      throw error;
    }
  };
  const told = Object.entries(factsOf(await readAwsRights(ask, owner)));
  // What is told goes into reports: nobody is to find the secret there that somebody wrote into a policy.
  const safe = told.filter(([, text]) => !text.includes(subject.secret.reveal()));
  const expires = subject.companions['key-id']?.startsWith('AKIA') === true ? { expires: NO_END } : {};
  return { ...verdict, facts: { ...verdict.facts, ...expires, ...Object.fromEntries(safe) } };
}

/** In AWS' own words; a fact is left out where there is nothing to tell. */
export function factsOf({ user, groups, policies, boundary, unread }: AwsRights): Readonly<Record<string, string>> {
  const read = policies.map((policy) => ({ policy, statements: statementsIn(policy) }));
  const limit = boundary === undefined ? undefined : { policy: boundary, statements: statementsIn(boundary) };
  const granted = read.flatMap(({ statements }) => statements ?? []);
  const given = givenBy(granted, limit?.statements);
  // Documents that were not sent are in the list already.
  const broken = [...read, ...(limit === undefined ? [] : [limit])]
    .filter(({ policy, statements }) => policy.document !== undefined && statements === undefined)
    .map(({ policy }) => policy);
  const notKnown = [...unread, ...broken.map(({ name, of }) => `policy ${name} of ${of} (it can not be read)`)];
  const denials = granted.filter(({ isDeny }) => isDeny);
  const facts: Readonly<Record<string, readonly string[]>> = {
    user: user === undefined ? [] : [user],
    groups,
    scopes: [...policies.map(({ name }) => name), ...actionsOf(given)],
    rights: given.map(rightsText),
    denied: givenBy(
      denials.map((one) => ({ ...one, isDeny: false, condition: undefined })),
      undefined,
    ).map(rightsText),
    boundary: boundary === undefined ? [] : [boundary.name],
    dangerous: dangerousIn(given),
    unread: notKnown,
  };
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, texts]) => {
      const separator = ['groups', 'scopes'].includes(name) ? ', ' : '; ';
      return texts.length === 0 ? [] : [[name, shortList([...new Set(texts)], separator)] as const];
    }),
  );
}

/** Undefined for a document that is not there or is none. */
function statementsIn({ document }: AwsPolicy): readonly Statement[] | undefined {
  if (document === undefined) return undefined;
  try {
    const text = document.trimStart().startsWith('{') ? document : decodeURIComponent(document);
    const { Statement } = JSON.parse(text) as { readonly Statement?: unknown };
    return listOf(Statement).every((one) => typeof one === 'object' && one !== null) ? statementsOf(text) : undefined;
  } catch {
    return undefined;
  }
}

/** Actions that are granted, the widest first. Everything but some has no name, and everything on one thing is not everything. */
function actionsOf(given: readonly Given[]): readonly string[] {
  const named = given.flatMap(({ actions, resources }) => {
    const isAnywhere = resources.some(({ pattern }) => pattern === '*');
    return actions.filter(({ pattern, but }) => but.length === 0 && (isAnywhere || /[^*:]/.test(pattern)));
  });
  const patterns = named.map(({ pattern }) => pattern);
  return [...patterns.filter((one) => one.includes('*')), ...patterns.filter((one) => !one.includes('*'))];
}

function rightsText({ actions, resources }: Given): string {
  const words = (parts: readonly Part[]): string => [...new Set(parts.map(partText))].join(', ');
  return `${words(actions)} on ${words(resources)}`;
}

function dangerousIn(given: readonly Given[]): readonly string[] {
  const services = breachesOfGiven(given).filter(
    ({ rule, isWithinService }) => rule === 'aws-wildcard-action' && isWithinService,
  );
  return [
    ...dangersOf(given).map(({ right, may }) => `${right}: may ${may}`),
    ...services.map(({ what }) => `${what}: may do all that the service can`),
  ];
}

/** The first ones, and how many more there are. */
function shortList(texts: readonly string[], separator: string): string {
  let length = 0;
  const shown = texts.map(printable).filter((text) => (length += text.length + separator.length) <= MAX_FACT);
  const more = texts.length - shown.length;
  return [...shown, ...(more === 0 ? [] : [`${String(more)} more`])].join(separator);
}
