// What of a user's policies is more than one purpose needs. Reads the documents only: what a boundary or an organization's
// policy takes away again is not looked at, so this says "may, by this policy".

export interface NamedPolicy {
  readonly name: string;
  readonly arn?: string;
  /** As AWS gives it, percent-encoded JSON; empty for AWS' own policies, which are known by their names. */
  readonly document: string;
}

interface Statement {
  readonly effect: string;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
}

/** AWS' own policies that give all, or all of IAM. */
const WIDE = /:policy\/(?:AdministratorAccess|PowerUserAccess|IAMFullAccess)$/;

/** The rights that are too much, in words, each once. */
export function broadRights(policies: readonly NamedPolicy[]): readonly string[] {
  const reasons = policies.flatMap((policy) => {
    if (WIDE.test(policy.arn ?? '')) return [`has ${policy.name}`];
    return statementsOf(policy.document)
      .map(reasonOf)
      .filter((reason) => reason !== undefined)
      .map((reason) => `${reason} (${policy.name})`);
  });
  return [...new Set(reasons)].sort();
}

function reasonOf({ effect, actions, notActions, resources }: Statement): string | undefined {
  if (effect !== 'Allow' || !resources.includes('*')) return undefined;
  if (actions.some((action) => action === '*' || action === '*:*')) return 'may do everything';
  if (actions.includes('iam:*')) return 'may change all of IAM';
  // All but what is named.
  return notActions.length > 0 ? 'may do everything but a few things' : undefined;
}

function statementsOf(document: string): readonly Statement[] {
  const { Statement: found } = parsed(document);
  return listOf(found).map((one) => {
    const { Effect, Action, NotAction, Resource } = one as Readonly<Record<string, unknown>>;
    return {
      effect: String(Effect),
      // Names of actions are the same in either case.
      actions: textsOf(Action).map((name) => name.toLowerCase()),
      notActions: textsOf(NotAction),
      resources: textsOf(Resource),
    };
  });
}

/** An empty one for what is no policy: an audit does not end because of it. */
function parsed(document: string): { readonly Statement?: unknown } {
  try {
    const value: unknown = JSON.parse(document.trimStart().startsWith('{') ? document : decodeURIComponent(document));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

function listOf(value: unknown): readonly object[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((one): one is object => typeof one === 'object' && one !== null);
}

function textsOf(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((one) => typeof one === 'string');
}
