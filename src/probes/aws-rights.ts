// Opens what gives an AWS key its rights, with the key itself: the policies of its user or role, those of the user's groups,
// and the boundary. It only reads, and what it may not read is named: rights that are not seen are not rights that are not there.
import type { HttpAnswer } from '../platform/exchange.js';
import { codeOf, elements, isTruncated } from './aws-xml.js';

export interface AwsPolicy {
  readonly name: string;
  /** `user deploy`, `group admins` or `role worker` */
  readonly of: string;
  /** As IAM gives it, percent-encoded JSON; undefined where it may not be read. */
  readonly document: string | undefined;
}

export interface AwsRights {
  readonly user: string | undefined;
  readonly groups: readonly string[];
  readonly policies: readonly AwsPolicy[];
  readonly boundary: AwsPolicy | undefined;
  /** What could not be read, each with why. */
  readonly unread: readonly string[];
}

/** Sends one call of IAM: the answer, or why there is none. */
export type AskIam = (form: Readonly<Record<string, string>>) => Promise<HttpAnswer | string>;

type Call = Readonly<Record<string, string>> & { readonly Action: string };
type Kind = 'User' | 'Group' | 'Role';

interface Principal {
  readonly kind: Kind;
  readonly name: string;
}

/** So many calls for one key. A user has ten groups and ten attached policies each at most, unless quotas were raised. */
const MAX_CALLS = 150;
const VERSION = '2010-05-08';

/** @param owner the ARN that STS gave */
export async function readAwsRights(ask: AskIam, owner: string): Promise<AwsRights> {
  const principal = principalOf(owner);
  if (principal === undefined) {
    return { user: undefined, groups: [], policies: [], boundary: undefined, unread: [`what ${owner} may do`] };
  }
  const reader = new Reader(ask);
  const policies = [...(await reader.policiesOf(principal))];
  const groups = principal.kind === 'User' ? await reader.groupsOf(principal.name) : [];
  for (const name of groups) policies.push(...(await reader.policiesOf({ kind: 'Group', name })));
  const boundary = await reader.boundaryOf(principal);
  // Whoever assumed the role may have given the session less; nobody can ask for that.
  const ofSession = principal.kind === 'Role' ? ['what a policy of this session takes away of it'] : [];
  return {
    user: principal.kind === 'User' ? principal.name : undefined,
    groups,
    policies,
    boundary,
    unread: [...reader.unread, ...ofSession],
  };
}

/** Of a user or an assumed role. */
function principalOf(owner: string): Principal | undefined {
  const user = /^arn:[a-z-]+:iam::\d+:user\/(?:.*\/)?([^/]+)$/.exec(owner)?.[1];
  if (user !== undefined) return { kind: 'User', name: user };
  const role = /^arn:[a-z-]+:sts::\d+:assumed-role\/([^/]+)\//.exec(owner)?.[1];
  return role === undefined ? undefined : { kind: 'Role', name: role };
}

class Reader {
  readonly unread: string[] = [];
  readonly #ask: AskIam;
  /** By ARN: many groups have the same policies. */
  readonly #managed = new Map<string, string | undefined>();
  #calls = 0;

  constructor(ask: AskIam) {
    this.#ask = ask;
  }

  async policiesOf(principal: Principal): Promise<readonly AwsPolicy[]> {
    const { kind, name } = principal;
    const of = `${kind.toLowerCase()} ${name}`;
    const who = { [`${kind}Name`]: name };
    const policies: AwsPolicy[] = [];
    const inline = await this.#list(`the policies of ${of}`, { Action: `List${kind}Policies`, ...who }, 'member');
    for (const policy of inline) {
      const form = { Action: `Get${kind}Policy`, ...who, PolicyName: policy };
      const document = await this.#text(`policy ${policy} of ${of}`, form, 'PolicyDocument');
      policies.push({ name: policy, of, document });
    }
    const attached = { Action: `ListAttached${kind}Policies`, ...who };
    for (const arn of await this.#list(`the attached policies of ${of}`, attached, 'PolicyArn')) {
      policies.push({ name: nameIn(arn), of, document: await this.#managedDocument(arn) });
    }
    return policies;
  }

  groupsOf(user: string): Promise<readonly string[]> {
    return this.#list(`the groups of user ${user}`, { Action: 'ListGroupsForUser', UserName: user }, 'GroupName');
  }

  async boundaryOf({ kind, name }: Principal): Promise<AwsPolicy | undefined> {
    const of = `${kind.toLowerCase()} ${name}`;
    const form = { Action: `Get${kind}`, [`${kind}Name`]: name };
    const body = await this.#body(`the boundary of ${of}`, form);
    const [arn] = body === undefined ? [] : elements(body, 'PermissionsBoundaryArn');
    return arn === undefined ? undefined : { name: nameIn(arn), of, document: await this.#managedDocument(arn) };
  }

  async #managedDocument(arn: string): Promise<string | undefined> {
    if (!this.#managed.has(arn)) this.#managed.set(arn, await this.#readManaged(arn));
    return this.#managed.get(arn);
  }

  async #readManaged(arn: string): Promise<string | undefined> {
    const what = `policy ${nameIn(arn)}`;
    const version = await this.#text(what, { Action: 'GetPolicy', PolicyArn: arn }, 'DefaultVersionId');
    if (version === undefined) return undefined;
    const form = { Action: 'GetPolicyVersion', PolicyArn: arn, VersionId: version };
    return this.#text(what, form, 'Document');
  }

  async #list(what: string, form: Call, element: string): Promise<readonly string[]> {
    const found: string[] = [];
    let more: Readonly<Record<string, string>> | undefined = {};
    while (more !== undefined) {
      const body: string | undefined = await this.#body(what, { ...form, ...more });
      if (body === undefined) break;
      found.push(...elements(body, element));
      const [marker] = isTruncated(body) ? elements(body, 'Marker') : [];
      more = marker === undefined ? undefined : { Marker: marker };
    }
    return found;
  }

  /** What has to stand in the answer. */
  async #text(what: string, form: Call, element: string): Promise<string | undefined> {
    const body = await this.#body(what, form);
    if (body === undefined) return undefined;
    const [text] = elements(body, element);
    if (text === undefined) this.unread.push(`${what} (iam:${form.Action}: an answer without ${element})`);
    return text;
  }

  /** Undefined, and noted, where there is no answer to build on. */
  async #body(what: string, form: Call): Promise<string | undefined> {
    this.#calls += 1;
    const answer = this.#calls > MAX_CALLS ? 'too many to read' : await this.#ask({ ...form, Version: VERSION });
    if (typeof answer !== 'string' && answer.status === 200) return answer.body;
    const why = typeof answer === 'string' ? answer : (codeOf(answer.body) ?? `status ${String(answer.status)}`);
    this.unread.push(`${what} (iam:${form.Action}: ${why})`);
    return undefined;
  }
}

function nameIn(arn: string): string {
  return arn.split('/').at(-1) ?? arn;
}
