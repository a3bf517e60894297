/** Somebody's word that logins may fail for a moment, so that no second login has to be made. */
export interface Waiver {
  readonly reason: string;
  readonly owner: string;
  /** ISO date; the waiver does not hold after it. */
  readonly until: string;
}

export interface OrderQuestion {
  /** Orders that the provider allows, best first, and why each other one is not possible. */
  readonly possible: readonly string[];
  readonly impossible: Readonly<Partial<Record<string, string>>>;
  /** What the configuration asks for. */
  readonly wanted?: string | undefined;
  readonly waiver?: Waiver | undefined;
  /** Store or consumers that could not carry the new user name or key id that overlap brings. */
  readonly cannotCarryId: readonly string[];
  readonly now: Date;
}

export type OrderAnswer =
  | { readonly order: 'overlap' | 'in-place' | 'by-person'; readonly why: string }
  | { readonly refused: string; readonly hint: string };

/**
 * Which order a rotation takes. With overlap is the default, since no login ever fails; in place needs a waiver in force,
 * or that a second login can't be made at all.
 */
export function chooseOrder(question: OrderQuestion): OrderAnswer {
  const { possible, impossible, waiver, now } = question;
  if (question.wanted === 'in-place' || (waiver !== undefined && question.wanted !== 'overlap')) {
    if (waiver === undefined) {
      return {
        refused: 'order in-place needs a waiver',
        hint: 'add in-place: { reason, owner, until } to the credential',
      };
    }
    if (new Date(waiver.until).getTime() < now.getTime()) {
      return {
        refused: `the waiver of ${waiver.owner} ended on ${waiver.until}`,
        hint: 'renew it, or take order overlap',
      };
    }
    if (!possible.includes('in-place')) {
      return { refused: `in place: ${impossible['in-place'] ?? 'not possible'}`, hint: 'see the note of the provider' };
    }
    return { order: 'in-place', why: `waiver of ${waiver.owner} until ${waiver.until}: ${waiver.reason}` };
  }
  if (possible.includes('overlap')) {
    if (question.cannotCarryId.length === 0) return { order: 'overlap', why: 'a second login can be made' };
    return {
      refused: `the replacement has a new user name or key id, and there is no place for it in ${question.cannotCarryId.join(', ')}`,
      hint: 'add id-field to the credential and id-key to its env files, or a waiver in-place: { reason, owner, until }',
    };
  }
  const why = impossible['overlap'] ?? 'not possible';
  if (possible.includes('in-place')) return { order: 'in-place', why: `no second login can be made: ${why}` };
  if (possible.includes('by-person')) return { order: 'by-person', why: 'a person has to create the replacement' };
  return {
    refused: `overlap: ${why}; in place: ${impossible['in-place'] ?? 'not possible'}`,
    hint: 'give the admin of this provider the rights that are missing',
  };
}
