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
import type { RotationHouse } from './rotation-house.js';
import type { Target } from './rotation-targets.js';

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
 * Who approved, for the record: whoever runs this, or the person whom they name. Undefined where the policy names nobody and
 * neither do they. A `config` where the policy does not let that person approve.
 */
export function approvalOf(
  config: Config,
  { rotator, name }: Pick<CredentialConfig, 'rotator' | 'name'>,
  severity: string | undefined,
  approvedBy: string | undefined,
): RotationPlan['approval'] {
  const saidBy = thisActor();
  const by = approvedBy ?? saidBy;
  const approval = mayApprove(config.policy, subjectOf(config, rotator, name, severity), by);
  if (!approval.ok) {
    throw new AppError('config', `rotate: approving: ${name}: ${approval.why}`, {
      hint: 'one of them runs this command or unleak incident approve, or has agreed: --approved-by NAME goes on record with who said so',
    });
  }
  return approvedBy === undefined && config.policy.approvers.length === 0 ? undefined : { by, saidBy };
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
