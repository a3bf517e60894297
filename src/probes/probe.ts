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
  readonly facts?: Facts;
  /**
   * What an inspection asks besides, one after the other, once the credential is known to live: reads with the credential
   * itself. Names in braces may also be facts that were told before; what it may not read is left out.
   */
  readonly details?: readonly ProbeDetail[];
  /**
   * A value of the same form that nobody was given, for the question whose answer has to be no before a yes counts.
   * `random` writes other letters and digits for those after the prefix, also in a user or id of a login; `random-crc32`
   * ends it with the checksum of GitHub's and npm's tokens. Absent where a wrong value may lock somebody out; then a yes
   * counts only from an answer that shows what was asked about, so its meaning says `isOwnProof`.
   */
  readonly control?: 'random' | 'random-crc32';
  /**
   * Whether such secrets are mostly issued by servers that companies run themselves: a no of the vendor's own server says
   * nothing of them as long as the configuration does not list the instances.
   */
  readonly isOftenSelfHosted?: boolean;
  /** The vendor's page that the request and its answers were taken from. */
  readonly source: string;
}

export interface ProbeRequest {
  readonly method: 'GET' | 'POST' | 'HEAD';
  /**
   * `https://api.example.com`, or `configured` for what is only asked at instances that the configuration names. Where both
   * exist, those are asked too. It holds no braces: no finding chooses a host.
   */
  readonly at: string;
  /** With its query. What comes from a finding is percent-encoded. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** User and password of basic authentication. */
  readonly basic?: readonly [string, string];
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  /** Instead of sending the secret, the request is signed with it: `aws` with the companions key-id and session-token. */
  readonly sign?: 'aws';
}

export interface ProbeDetail extends Pick<ProbeRequest, 'path' | 'form'> {
  /** The vendor's other server, where it is another one. */
  readonly at?: string;
  /** What was told before stays; scopes and resources are added to. */
  readonly facts: Facts;
  readonly source: string;
}

export interface AnswerMeaning {
  readonly status: number | readonly number[];
  /**
   * A place in the answer, `error.code` or `errors.0.message`, and what has to stand there: a text, one of several, or
   * anything at all. The empty place is the whole answer as text; of an answer in XML the names of its innermost elements
   * are places. Names in braces are put in.
   */
  readonly where?: readonly [path: string, value: string | readonly string[] | true];
  readonly means: 'active' | 'inactive' | 'unknown';
  /** In a few words, as `it may not read the account`. */
  readonly because: string;
  /** For `active` without a control: the answer itself shows that it is about this very credential. */
  readonly isOwnProof?: boolean;
}

export type FactName =
  'owner' | 'account' | 'user' | 'groups' | 'scopes' | 'resources' | 'expires' | 'lastUsed' | 'keyId';
type Facts = Readonly<Partial<Record<FactName, FactPlace>>>;

/**
 * Where a fact stands in an answer that means `active`: `json: user.login`, `header: x-oauth-scopes`, or the names of an
 * object, `keys: data.paths`. A star stands for all that there are: `*.full_name`. Of XML, `Name[]` is each element `Name`.
 */
export type FactPlace = { readonly json: string } | { readonly header: string } | { readonly keys: string };
