/**
 * How one provider is asked whether a credential works, as data: one request that reads, and what its answers mean. The
 * engine in `ask.ts` sends it. Texts hold `{secret}` and the names of companions in braces.
 */
export interface Probe {
  /** As findings name it. */
  readonly provider: string;
  /** Ids of the rules whose secrets it can ask about; all of the provider's where none are named. */
  readonly rules?: readonly string[];
  /** Companions without which nothing can be asked, such as the user of a basic login. */
  readonly needs?: readonly string[];
  readonly request: ProbeRequest;
  /** The first that fits says what the answer means; an answer that none fits is `unknown`. */
  readonly answers: readonly AnswerMeaning[];
  /** What the provider tells of a live credential. */
  readonly facts?: Readonly<Partial<Record<FactName, FactPlace>>>;
  /**
   * A value of the same form that nobody was given, for the question whose answer has to be no before a yes counts.
   * `random` writes other letters and digits for those after the prefix. Absent where a wrong value may lock somebody out.
   */
  readonly control?: 'random';
  /** The vendor's page that the request and its answers were taken from. */
  readonly source: string;
}

export interface ProbeRequest {
  readonly method: 'GET' | 'POST' | 'HEAD';
  /** `https://api.example.com`, or `configured` for what is only asked at instances that the configuration names. */
  readonly at: string;
  /** With its query. What comes from a finding is percent-encoded. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** User and password of basic authentication. */
  readonly basic?: readonly [string, string];
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: unknown;
}

export interface AnswerMeaning {
  readonly status: number | readonly number[];
  /** A place in the answer, `error.code`, and what has to stand there: a text, one of several, or anything at all. */
  readonly where?: readonly [path: string, value: string | readonly string[] | true];
  readonly means: 'active' | 'inactive' | 'unknown';
  /** In a few words, as `it may not read the account`. */
  readonly because: string;
}

export type FactName = 'owner' | 'account' | 'scopes' | 'expires' | 'lastUsed' | 'keyId';

/** Where a fact stands in an answer that means `active`: `json: user.login` or `header: x-oauth-scopes`. */
export type FactPlace = { readonly json: string } | { readonly header: string };
