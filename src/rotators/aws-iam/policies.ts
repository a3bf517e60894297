// Opens every policy that gives a user rights: its own, those of its groups, and its boundary.
import { statementsOf, type Statement } from '../../scopes/aws-statements.js';
import type { RotationContext } from '../rotator.js';
import { isOwnEnd } from './end.js';
import { markerOf, SCOPE_POLICY } from './names.js';
import { decodeDocument } from './policy.js';
import type { IamUser, Rights } from './principal.js';
import { all, deed, type AwsWorld } from './world.js';

export interface RightStatements {
  /** ARNs of the managed policies, its own and those of its groups. */
  readonly attached: readonly string[];
  readonly granted: readonly Statement[];
  readonly boundary: readonly Statement[] | undefined;
}

/** The statements of every policy that the user has, by itself or through a group, and those of its boundary. */
export async function readStatements(
  world: AwsWorld,
  ctx: RotationContext,
  user: IamUser,
  rights: Rights,
): Promise<RightStatements> {
  const own = Object.entries(rights.inline).flatMap(([name, document]) => {
    // When the rights that an earlier rotation gave end is that rotation's affair: the next one gives them a new end.
    const isOurs = name === SCOPE_POLICY && markerOf(user.tags) !== undefined;
    return statementsOf(document).filter((statement) => !isOurs || !isOwnEnd(statement));
  });
  const documents: string[] = [];
  const arns = new Set(rights.attached);
  for (const group of rights.groups) {
    const { attached, inline } = await readGroup(world, ctx, group);
    documents.push(...inline);
    for (const arn of attached) arns.add(arn);
  }
  for (const arn of arns) documents.push(await readManaged(world, ctx, arn));
  return {
    attached: [...arns],
    granted: [...own, ...documents.flatMap((document) => statementsOf(document))],
    boundary: rights.boundary === undefined ? undefined : statementsOf(await readManaged(world, ctx, rights.boundary)),
  };
}

async function readGroup(
  world: AwsWorld,
  ctx: RotationContext,
  group: string,
): Promise<{ readonly attached: readonly string[]; readonly inline: readonly string[] }> {
  const attached = await world.aws.read(
    deed(ctx, 'listing attached policies', `group ${group}`, 'iam:ListAttachedGroupPolicies'),
    (iam) =>
      all(
        iam.sdk.paginateListAttachedGroupPolicies({ client: iam.client }, { GroupName: group }, iam.options),
        (page) => page.AttachedPolicies,
      ),
  );
  const names = await world.aws.read(
    deed(ctx, 'listing inline policies', `group ${group}`, 'iam:ListGroupPolicies'),
    (iam) =>
      all(
        iam.sdk.paginateListGroupPolicies({ client: iam.client }, { GroupName: group }, iam.options),
        (page) => page.PolicyNames,
      ),
  );
  const inline: string[] = [];
  for (const name of names) {
    const found = await world.aws.read(
      deed(ctx, `reading policy ${name}`, `group ${group}`, 'iam:GetGroupPolicy'),
      ({ sdk, client, options }) =>
        client.send(new sdk.GetGroupPolicyCommand({ GroupName: group, PolicyName: name }), options),
    );
    inline.push(decodeDocument(found.PolicyDocument ?? ''));
  }
  return { attached: attached.map(({ PolicyArn }) => PolicyArn ?? ''), inline };
}

async function readManaged(world: AwsWorld, ctx: RotationContext, arn: string): Promise<string> {
  const { Policy: policy } = await world.aws.read(
    deed(ctx, 'looking at the policy', arn, 'iam:GetPolicy'),
    ({ sdk, client, options }) => client.send(new sdk.GetPolicyCommand({ PolicyArn: arn }), options),
  );
  const { PolicyVersion: version } = await world.aws.read(
    deed(ctx, 'reading the policy', arn, 'iam:GetPolicyVersion'),
    ({ sdk, client, options }) =>
      client.send(new sdk.GetPolicyVersionCommand({ PolicyArn: arn, VersionId: policy?.DefaultVersionId }), options),
  );
  return decodeDocument(version?.Document ?? '');
}
