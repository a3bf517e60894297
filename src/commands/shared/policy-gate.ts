/** Where the policy bites: before the plan of a rotation is made, and before it is carried out. */
import type { Config, CredentialConfig } from '../../config/schema.js';
import { AppError } from '../../core/errors.js';
import type { Emergency, RotationPlan } from '../../journal/rotation.js';
import { approversOf, mayApprove, type ToApprove } from '../../policy/approval.js';
import type { Verdict } from '../../policy/facts.js';
import { durationText, lifeOf, limitOf, type Life } from '../../policy/lifetime.js';
import { verdicts, verdictText } from '../../policy/verdicts.js';
import { waiverLines } from '../../policy/waivers.js';
import type { PlannedRotation } from '../../rotation/plan.js';
import { findKnown } from '../../state/findings.js';
import { thisActor } from './actor.js';
import { providersOf, replacementFacts } from './policy-facts.js';
import { plannedScopes } from './policy-scopes.js';
import type { RotationHouse } from './rotation-house.js';
import type { Target } from './rotation-targets.js';

/** What has to be known of the rights that a replacement inherits. */
export interface Inherited {
  readonly notes: readonly string[];
  /** Nobody can say: then it is for a person to say that it may be so. */
  readonly isUnknown: boolean;
}

export interface Passed {
  readonly life: Life | undefined;
  /** For the plan: what is waived and on whose word, how long the replacement lives, who approves. */
  readonly notes: readonly string[];
}

/**
 * What the policy says of the replacement before a plan is made. What it forbids without a waiver is a `config`, but in an
 * emergency a note: the leaked credential has to die at once.
 */
export function passPolicy(
  config: Config,
  entry: CredentialConfig,
  target: Target,
  { isEmergency, now }: { readonly isEmergency: boolean; readonly now: Date },
): Passed {
  const providers = providersOf(config, entry);
  const all = verdicts(config.policy, replacementFacts(config, entry), now);
  // Those of AWS are judged by its rotator, which knows the rights that there are besides those of the configuration.
  const violated = all.filter(({ rule, state }) => state === 'violated' && !rule.startsWith('aws-'));
  if (violated.length > 0 && !isEmergency) throw refusal(entry, violated);
  const waived = all.filter(({ rule, state }) => state === 'waived' && !rule.startsWith('aws-'));
  const isEndless = waived.some(({ rule }) => rule === 'max-lifetime');
  const approvers = approversOf(config.policy, subjectOf(config, entry.rotator, entry.name, target.severity));
  return {
    life: isEndless ? undefined : lifeOf(config.policy.maxLifetimeMs, providers, now),
    notes: [
      ...violated.map((verdict) => `against the policy, in an emergency: ${verdictText(verdict)}`),
      ...waived.map(verdictText),
      ...(isEndless ? [] : lifeNotes(config, providers)),
      ...(config.policy.approvers.length === 0
        ? []
        : [`to be approved by ${approvers.join(' or ') || 'nobody'} (policy.approvers)`]),
    ],
  };
}

/**
 * What the policy says of rights that the replacement has from the leaked one, which only the plan knows. Refused, waived or
 * noted as above. What nobody knows is not allowed by that: whoever carries the plan out is on record as who approved it.
 */
export function judgeInherited(
  config: Config,
  entry: CredentialConfig,
  { facts }: Pick<RotationPlan, 'facts'>,
  { isEmergency, now }: { readonly isEmergency: boolean; readonly now: Date },
): Inherited {
  const before = replacementFacts(config, entry);
  if (before.scopes !== undefined || before.providers.includes('aws-iam')) return { notes: [], isUnknown: false };
  const settings = config.providers[entry.rotator];
  const scopes = settings === undefined ? undefined : plannedScopes(settings, facts);
  const all = verdicts(config.policy, { ...before, ...(scopes === undefined ? {} : { scopes }) }, now);
  const [verdict] = all.filter(({ rule }) => rule === 'forbidden-scope');
  switch (verdict?.state) {
    case 'violated':
      if (!isEmergency) throw refusal(entry, [verdict]);
      return { notes: [`against the policy, in an emergency: ${verdictText(verdict)}`], isUnknown: false };
    case 'waived':
      return { notes: [verdictText(verdict)], isUnknown: false };
    case 'unknown':
      return {
        notes: [`forbidden-scope is not known: ${verdict.what}; whoever approves this answers for it`],
        isUnknown: true,
      };
    case 'ok':
    case undefined:
      return { notes: [], isUnknown: false };
  }
}

/**
 * Who approved, for the record: whoever runs this, or the person whom they name. Undefined where nothing has to be approved
 * and they name nobody. A `config` where the policy does not let that person approve.
 * @param isNeeded somebody has to answer for what the policy can not judge
 */
export function approvalOf(
  config: Config,
  { rotator, name }: Pick<CredentialConfig, 'rotator' | 'name'>,
  severity: string | undefined,
  approvedBy: string | undefined,
  isNeeded = false,
): RotationPlan['approval'] {
  const saidBy = thisActor();
  const by = approvedBy ?? saidBy;
  const approval = mayApprove(config.policy, subjectOf(config, rotator, name, severity), by, saidBy);
  if (!approval.ok) {
    throw new AppError('config', `rotate: approving: ${name}: ${approval.why}`, {
      hint: 'one of them runs this command or unleak incident approve, or has agreed: --approved-by NAME goes on record with who said so',
    });
  }
  const isAsked = isNeeded || approvedBy !== undefined || config.policy.approvers.length > 0;
  return isAsked ? { by, saidBy } : undefined;
}

/** The same for an emergency that is declared while a rotation is under way: the record of who declared it names both. */
export async function approvedEmergency(
  { config, state }: Pick<RotationHouse, 'config' | 'state'>,
  { rotator, credentialName, fingerprint }: RotationPlan,
  emergency: Omit<Emergency, 'from'>,
  approvedBy: string | undefined,
): Promise<Omit<Emergency, 'from'>> {
  const known = await findKnown(state, fingerprint);
  const approval = approvalOf(config, { rotator, name: credentialName }, known?.severity, approvedBy);
  if (approval === undefined || approval.by === emergency.by) return emergency;
  return { ...emergency, by: `${emergency.by}, approved by ${approval.by}` };
}

export function withApproval(planned: PlannedRotation, approval: RotationPlan['approval']): PlannedRotation {
  return approval === undefined ? planned : { ...planned, plan: { ...planned.plan, approval } };
}

function subjectOf(config: Config, rotator: string, credential: string, severity: string | undefined): ToApprove {
  return { provider: config.providers[rotator]?.type ?? '', credential, severity };
}

function refusal(entry: CredentialConfig, violated: readonly Verdict[]): AppError {
  const what = violated.map(verdictText).join('; ');
  const lines = violated.map(({ rule }) => waiverLines(rule, entry.name)).join('\n      ');
  return new AppError(
    'config',
    `rotate: planning: ${entry.name}: the replacement would be against the policy: ${what}`,
    {
      hint: `change the entry ${entry.rotator} of providers or the credential, or record a waiver:\n      ${lines}`,
    },
  );
}

function lifeNotes({ policy }: Config, providers: readonly string[]): readonly string[] {
  const { ms, isDefault } = limitOf(policy.maxLifetimeMs, providers);
  if (!isDefault) return [];
  return [
    `policy.max-lifetime is not set: the replacement does not end by itself, and is due after the strict ${durationText(ms)}`,
  ];
}
