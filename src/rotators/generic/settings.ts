// What a person says about a service of theirs: how each step is asked for, and which answers mean what.
import type { SecretValue } from '../../core/secret-value.js';

/** What an answer has to be: one of the statuses, or exit codes of a command, and each named value of its JSON. */
export interface Pattern {
  readonly status?: readonly number[] | undefined;
  readonly exit?: readonly number[] | undefined;
  readonly json?: Readonly<Record<string, string | number | boolean | null>> | undefined;
}

/** Texts in it are templates: what is secret goes into headers and bodies. */
export interface HttpRequestSpec {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'LIST';
  /** Below the address, or on its host. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly basic?: { readonly user: string; readonly password: string } | undefined;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | undefined;
}

export interface Refusal {
  readonly when: Pattern;
  /** What a person has to do then. */
  readonly tell: string;
}

export interface Step {
  readonly http?: HttpRequestSpec | undefined;
  /** Program and arguments, the same for every credential. */
  readonly run?: readonly string[] | undefined;
  /** What the program reads as JSON. */
  readonly input?: unknown;
  readonly expect: Pattern;
  /** Where the answer has what is needed later, by name; `secret` is the new secret. */
  readonly take: Readonly<Record<string, string>>;
  /** Answers that say what a person has to do. */
  readonly refused: readonly Refusal[];
}

export interface FindStep extends Omit<Step, 'refused'> {
  /** Where the answer has a list; the answer itself is looked at where this is left out. */
  readonly in?: string | undefined;
  /** What has to stand in it. */
  readonly where: Readonly<Record<string, string>>;
  /** Answers that say that there is none. */
  readonly absent?: Pattern | undefined;
}

export interface ConfirmStep extends Omit<Step, 'expect' | 'take' | 'refused'> {
  readonly accepted: Pattern;
  readonly rejected: Pattern;
  /** A credential that nobody has is asked about once per run: attributes that it has instead of the leaked one's. */
  readonly control?: Readonly<Record<string, string>> | undefined;
}

export interface GenericSteps {
  readonly identify?: Step | undefined;
  readonly issue: Step;
  readonly verify: Step;
  readonly confirm: ConfirmStep;
  readonly disable?: Step | undefined;
  readonly enable?: Step | undefined;
  readonly delete?: Step | undefined;
  readonly find?: FindStep | undefined;
  readonly withdraw?: Step | undefined;
}
export type StepName = keyof GenericSteps;

/** The shape of a secret that is made here, and what its principal is called. */
export interface NewSecret {
  readonly length: number;
  readonly alphabet?: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface GenericSettings {
  readonly address?: string | undefined;
  /** PEM text of the authorities to trust instead of the usual ones. */
  readonly ca?: string | undefined;
  readonly admin?: SecretValue | undefined;
  /** Absent where the service makes the secret. */
  readonly ours?: NewSecret | undefined;
  readonly propagationMs?: number | undefined;
  readonly steps: GenericSteps;
}

/** What follows from the steps that are there: without one that ends the old credential, issuing does. */
export function orderOf({ steps, ours }: Pick<GenericSettings, 'steps' | 'ours'>): 'overlap' | 'in-place' | 'roll' {
  if (steps.disable !== undefined) return 'overlap';
  return ours === undefined ? 'roll' : 'in-place';
}

/**
 * Whether a creation that arrived twice can be mended: a list that is looked through, a step that removes, and names by
 * which the replacement is told from its twin.
 */
export function namesTwins(settings: Pick<GenericSettings, 'steps' | 'ours'>): boolean {
  const { find, withdraw, issue } = settings.steps;
  if (settings.ours !== undefined || orderOf(settings) !== 'overlap' || withdraw === undefined) return false;
  if (find?.in === undefined) return false;
  const names = Object.keys(find.take);
  return names.length > 0 && names.every((name) => name in issue.take);
}
