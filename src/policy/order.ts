/** Somebody's word that logins may fail for a moment, so that no second login has to be made. */
export interface Waiver {
  readonly reason: string;
  readonly owner: string;
  /** ISO date; the waiver does not hold after it. */
  readonly until: string;
}

/** A waiver holds to the end of its last day (UTC). */
export function hasEnded({ until }: Pick<Waiver, 'until'>, now: Date): boolean {
  return now.toISOString().slice(0, 10) > until;
}

export interface OrderQuestion {
  /** Orders that the provider allows, best first, and why each other one is not possible. */
  readonly possible: readonly string[];
  readonly impossible: Readonly<Partial<Record<string, string>>>;
  /** What the configuration asks for. */
  readonly wanted?: string | undefined;
  readonly waiver?: Waiver | undefined;
  /** The word that logins may fail from the moment the secret is rolled until the consumers have the new one. */
  readonly rollWaiver?: Waiver | undefined;
  /** The leaked one is to die first: failing logins are accepted. */
  readonly isEmergency?: boolean | undefined;
  /** Store or consumers that could not carry the new user name or key id that overlap brings. */
  readonly cannotCarryId: readonly string[];
  readonly now: Date;
}

export type OrderAnswer =
  | { readonly order: 'overlap' | 'in-place' | 'by-person' | 'roll'; readonly why: string }
  | { readonly refused: string; readonly hint: string };

/**
 * Which order a rotation takes. With overlap is the default, since no login ever fails; in place needs a waiver in force,
 * or that a second login can't be made at all; a roll needs its own waiver or an emergency.
 */
export function chooseOrder(question: OrderQuestion): OrderAnswer {
  const { possible, impossible, waiver, wanted } = question;
  if (wanted === 'roll') return byWaiver(question, 'roll', question.rollWaiver);
  if (wanted === 'in-place' || (waiver !== undefined && wanted !== 'overlap')) {
    return byWaiver(question, 'in-place', waiver);
  }
  const isCarried = question.cannotCarryId.length === 0;
  if (possible.includes('overlap') && isCarried) return { order: 'overlap', why: 'a second login can be made' };
  if (possible.includes('overlap') && question.isEmergency !== true) return nowhereForTheId(question);
  const why = impossible['overlap'] ?? (isCarried ? 'not possible' : 'the store or a consumer has no place for its id');
  if (possible.includes('in-place')) return { order: 'in-place', why: `no second login can be made: ${why}` };
  if (possible.includes('roll') && (question.isEmergency === true || question.rollWaiver !== undefined)) {
    return byWaiver(question, 'roll', question.rollWaiver);
  }
  if (possible.includes('by-person')) return { order: 'by-person', why: 'a person has to create the replacement' };
  if (possible.includes('roll')) return byWaiver(question, 'roll', undefined);
  if (possible.includes('overlap')) return nowhereForTheId(question);
  return {
    refused: `overlap: ${why}; in place: ${impossible['in-place'] ?? 'not possible'}`,
    hint: 'give the admin of this provider the rights that are missing',
  };
}

function byWaiver(question: OrderQuestion, order: 'in-place' | 'roll', waiver: Waiver | undefined): OrderAnswer {
  const { possible, impossible, isEmergency, now } = question;
  if (waiver === undefined && isEmergency !== true) {
    return {
      refused: `order ${order} needs a waiver`,
      hint: `add ${order}: { reason, owner, until } to the credential`,
    };
  }
  if (waiver !== undefined && isEmergency !== true && hasEnded(waiver, now)) {
    return {
      refused: `the waiver of ${waiver.owner} ended on ${waiver.until}`,
      hint: 'renew it, or take order overlap',
    };
  }
  if (!possible.includes(order)) {
    const why = impossible[order] ?? 'not possible';
    return { refused: `${order === 'roll' ? 'roll' : 'in place'}: ${why}`, hint: 'see the note of the provider' };
  }
  if (isEmergency === true) return { order, why: 'an emergency' };
  return {
    order,
    why: waiver === undefined ? '' : `waiver of ${waiver.owner} until ${waiver.until}: ${waiver.reason}`,
  };
}

function nowhereForTheId({ cannotCarryId }: OrderQuestion): OrderAnswer {
  return {
    refused: `the replacement has a new user name or key id, and there is no place for it in ${cannotCarryId.join(', ')}`,
    hint: 'add id-field to the credential and id-key to its env files, or a waiver in-place: { reason, owner, until }',
  };
}
