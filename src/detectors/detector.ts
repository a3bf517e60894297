import type { Severity } from '../core/finding.js';

/** What may not stand directly before or after the secret. */
export type Boundary = 'alphanumeric' | 'base64' | 'base64url' | 'hex' | 'none';

/** Named checks that the engine owns; a detector only names them. */
export type ChecksumName =
  | 'atlassian-crc32'
  | 'azure-annotated-marvin32'
  | 'azure-devops-crc32'
  | 'azure-marvin32'
  | 'base58-sha256'
  | 'bech32'
  | 'bip39-sha256'
  | 'cloudflare-crc32'
  | 'confluent-crc32'
  | 'entra-marvin32'
  | 'github-crc32'
  | 'github-pat-sha256'
  | 'gitlab-crc32'
  | 'grafana-crc32'
  | 'matrix-crc32'
  | 'nats-crc16'
  | 'npm-crc32'
  | 'putty-mac'
  | 'reviewboard-crc32'
  | 'stellar-crc16'
  | 'supabase-sha256'
  | 'vercel-crc32'
  | 'zuplo-crc32';
/** Named readers, the engine's too: what a value of this format tells about itself. */
export type FactName =
  | 'azure-annotated'
  | 'bedrock'
  | 'clerk'
  | 'cloudflare-tunnel'
  | 'data-center'
  | 'gitlab'
  | 'grafana-cloud'
  | 'grafana-legacy'
  | 'jfrog'
  | 'mapbox'
  | 'onepassword'
  | 'pypi'
  | 'sentry'
  | 'workos';
export type JudgementName =
  | 'aws-key-id'
  | 'base64-login'
  | 'base64-password'
  | 'discord-token'
  | 'jwt'
  | 'keyed'
  | 'live-key'
  | 'login'
  | 'opaque'
  | 'password'
  | 'password-in-prose'
  | 'private-jwk'
  | 'private-key'
  | 'random';

/** One token format. Everything is data: the engine knows no rule by name. */
export interface Rule {
  /** `provider-kind`, never reused. */
  readonly id: string;
  /** What a person calls it: `personal access token`. */
  readonly kind: string;
  readonly severity: Severity;
  /** Why a low severity is low, where the format says it: one half of a pair, public by design, good for test mode only. */
  readonly lowBecause?: 'half' | 'public' | 'test';
  /** Lower-case literals of three characters or more, one of which stands in or near every match. */
  readonly keywords: readonly string[];
  /**
   * The only keyword as it must be written, where its letter case tells it from common text: `SG.` is one, `msg.` is not.
   */
  readonly exactKeyword?: string;
  /**
   * RE2 syntax with a named group `secret`. Other named groups become companions, with `_` read as `-`
   * (`(?<key_id>...)` is `key-id`). What follows `__` only tells alternatives apart: `secret__quoted` is `secret` too, but
   * between double quotes, so that backslash escapes in it are undone; `secret__single` is between single quotes, where
   * only `\uNNNN` is one, in `secret__field` a backslash keeps a colon, and `secret__escaped` has its `=` escaped as in URLs,
   * Java properties and JSON. `(?i)` at the start makes it case-insensitive.
   */
  readonly pattern: string;
  /**
   * `name` where every match begins with the whole name (letters, digits, `_.-`) that holds the keyword: then the pattern is
   * tried there and nowhere else, which is several times as fast.
   */
  readonly startsAt?: 'name';
  readonly boundary: Boundary;
  /** How far, in bytes, a match may reach before and after its keyword. Default 256. */
  readonly maxBytes?: number;
  /** Shannon entropy of the secret in bits per character, at least. */
  readonly minEntropy?: number;
  /**
   * Proves the value offline: a pass gives high confidence, a failure drops the match, and from a specificity of 80 on also
   * what rules that say less find in the same place. A check that can't be relied on never fails.
   */
  readonly checksum?: ChecksumName;
  /** Reads what the value tells (account, organization, expiry): it becomes companions, and what has expired is low. */
  readonly facts?: FactName;
  /** Decides by looking at value and context; says why. */
  readonly judge?: JudgementName;
  /** The secret is only usable with this rule's secret, found within so many bytes: both become one finding. */
  readonly pairWith?: { readonly rule: string; readonly withinBytes: number; readonly companion: string };
  /** How much this rule says about the value: the higher wins where two match the same one. Default 50. */
  readonly specificity?: number;
  /** Percent-decode the captured secret and companions, as in the userinfo part of a URL. */
  readonly percentDecode?: boolean;
  /** Names that, in the same file under the same prefix (`ORDERS_DB_HOST` beside `ORDERS_DB_PASSWORD`), are companions. */
  readonly siblings?: Readonly<Record<string, readonly string[]>>;
}

/** What we know of one provider's credentials. */
export interface Detector {
  readonly provider: string;
  /** The vendor's page that describes the format. */
  readonly docs: string;
  readonly rules: readonly Rule[];
}

export interface DetectorExamples {
  /** By rule id: texts in which that rule must report exactly one finding. */
  readonly positive: Readonly<Record<string, readonly string[]>>;
  readonly negative: readonly { readonly why: string; readonly text: string }[];
}
