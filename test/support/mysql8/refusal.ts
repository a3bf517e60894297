/** What MySQL answers instead of doing a statement: the number and the wording of its reference of server errors. */
export class Refusal extends Error {
  readonly errno: number;

  constructor(errno: number, message: string) {
    super(message);
    this.name = 'Refusal';
    this.errno = errno;
  }
}

/** `sql` from where it could not be read; as the server does, it shows the first 80 characters. */
export function syntaxError(rest: string): Refusal {
  const near = `near '${rest.slice(0, 80)}'`;
  return new Refusal(
    1064,
    `You have an error in your SQL syntax; check the manual for the right syntax to use ${near}`,
  );
}

/** The current user lacks one of these; the names stand as the server writes them, joined by `or`. */
export function lacksPrivilege(privileges: string): Refusal {
  return new Refusal(
    1227,
    `Access denied; you need (at least one of) the ${privileges} privilege(s) for this operation`,
  );
}

export function cannotUser(operation: string, accounts: readonly string[]): Refusal {
  return new Refusal(1396, `Operation ${operation} failed for ${accounts.join(',')}`);
}
