/**
 * What vendors document of the calls that tell whether a credential works, written from their pages and not from our
 * probes, so that the one can be held against the other. Bodies are shortened, never changed.
 */
export interface DocumentedCall {
  readonly provider: string;
  /** A rule whose secrets the call is for. */
  readonly rule: string;
  /** How such a secret begins; the rest is made up where it is needed. */
  readonly prefix: string;
  readonly companions?: Readonly<Record<string, string>>;
  /** Method and address. `SECRET` stands for the credential; `instance.example` is a host of the customer's own. */
  readonly call: string;
  /** Headers that the vendor asks for; a login is written `Basic USER:SECRET`, before its encoding. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The body that is sent: fields of JSON. */
  readonly body?: unknown;
  /** Fields of a form that is sent. */
  readonly form?: Readonly<Record<string, string>>;
  readonly live: Answer;
  /** What of the live answer is worth telling. */
  readonly tells?: Readonly<Record<string, string>>;
  readonly dead: Answer;
  /** To a credential that is good for something else. Means that it lives where the vendor's words tell it apart. */
  readonly narrow?: Answer;
  /** To one that is known, from a place or in a way that is not allowed: says nothing of the credential. */
  readonly refused?: Answer;
  /** Whether the vendor has further servers (regions, sandboxes, those of customers) that know other credentials. */
  readonly hasOthers?: true;
}

/** Status, body (a text as it is, anything else as JSON) and headers. */
export type Answer = readonly [status: number, body: unknown, headers?: Readonly<Record<string, string>>];

export const bearer = { authorization: 'Bearer SECRET' } as const;
