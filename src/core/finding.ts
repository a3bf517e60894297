import type { SecretValue } from './secret-value.js';

export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const CONFIDENCES = ['low', 'medium', 'high'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Three values: a failed question is `unknown`, never `inactive`. */
export interface Validity {
  readonly state: 'active' | 'inactive' | 'unknown';
  readonly checkedAt?: string;
  readonly detail?: string;
}

/** Where one copy of a secret stands. Lines and columns count from 1; columns are bytes. */
export interface Location {
  readonly source: SourceKind;
  /** Absolute path of the repository or scanned root; absent for standard input. */
  readonly repository?: string;
  /** Path inside the repository, or the file's path, or the name given to a stream; `!` and `member` follow. */
  readonly path?: string;
  /** Path inside of what stands at `path`, `!` between levels; empty for the one content of a compressed file. */
  readonly member?: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** Id of the git object that holds the bytes. */
  readonly object?: string;
  /** The oldest commit known to hold it; absent for a dangling object. */
  readonly commit?: string;
  readonly author?: string;
  readonly date?: string;
  readonly refs?: readonly string[];
  readonly inHead?: boolean;
  /** What keeps it where no branch or tag does: `index`, `stash@{0}`, `reflog HEAD@{3}`, `dangling`. */
  readonly place?: string;
  /** Decoders that were undone to reach the text, outermost first. */
  readonly encodings?: readonly string[];
  /** The inline marker on its line, in the words of whoever wrote it. */
  readonly marker?: string;
}

/** Where a git object stands, worked out only for what was found. */
export interface Attribution {
  readonly source: SourceKind;
  readonly path?: string;
  readonly commit?: string;
  readonly author?: string;
  readonly date?: string;
  /** Short names of branches and tags that reach the commit, sorted, at most ten. */
  readonly refs?: readonly string[];
  /** Whether the object stands at this path in the tree of HEAD. */
  readonly inHead?: boolean;
  readonly place?: string;
}

/**
 * `git-file` is a plain file of a git directory; `git-tree`, `git-index`, `git-ref` and `file-name` are names: of what a
 * tree or an index lists, of refs, and of what lies in a folder.
 */
export type SourceKind =
  | 'git-blob'
  | 'git-commit'
  | 'git-tag'
  | 'git-dangling'
  | 'git-tree'
  | 'git-index'
  | 'git-ref'
  | 'git-file'
  | 'worktree'
  | 'file'
  | 'file-name'
  | 'stdin';

/** A part that goes with the secret and is not secret itself: user, host, key id. */
export interface Companion {
  readonly name: string;
  readonly value: string;
}

/** One secret under one rule, with every place where it stands. */
export interface Finding {
  /** `v1:` and hex of the keyed hash of the value. */
  readonly fingerprint: string;
  readonly ruleId: string;
  readonly provider: string;
  readonly kind: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** Why it was judged so, in words a reviewer can check. */
  readonly reasons: readonly string[];
  readonly secret: SecretValue;
  readonly validity: Validity;
  readonly locations: readonly Location[];
  readonly companions: readonly Companion[];
  /** Whether a checksum proves that somebody issued it; then no marker and no file of a repository hides it. */
  readonly isProven?: boolean;
}

/** What one source held and what became of it: `enumerated = scanned + sum of skipped`. */
export interface SourceCoverage {
  /** What a person calls this source: a path, or `stdin`. */
  readonly source: string;
  /** By kind of unit: `objects`, `files`, `streams`. */
  readonly units: Readonly<Record<string, UnitCoverage>>;
  /** What could not be read although it should have been: each makes the scan incomplete. */
  readonly gaps: readonly Gap[];
}

export interface UnitCoverage {
  readonly enumerated: number;
  readonly scanned: number;
  /** Left out on purpose, counted by reason (`duplicate`, `tree`, `empty`). */
  readonly skipped: Readonly<Record<string, number>>;
  readonly bytes: number;
}

export interface Gap {
  readonly what: string;
  readonly reason: string;
}

export interface Report {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'unleak'; readonly version: string };
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly state: 'complete' | 'incomplete';
  readonly coverage: readonly SourceCoverage[];
  readonly fingerprintKeyId: string;
  readonly suppressed: readonly SuppressedFinding[];
  readonly findings: readonly Finding[];
  /** Files that had a say in what was found and how it was judged. */
  readonly judgedBy?: readonly JudgingFile[];
}

/** A baseline or configuration, what it holds, and what that did to this report. */
export interface JudgingFile {
  readonly file: string;
  /** Whether the user named or trusted it; one found in a repository has less say. */
  readonly isTrusted: boolean;
  /** Accepted fingerprints, rules, suppressions and changed severities that stand in it. */
  readonly holds: Readonly<Record<string, number>>;
  /** Places that it took out of the findings. */
  readonly suppressed: number;
  /** Findings whose severity it changed. */
  readonly changed: number;
}

export interface SuppressedFinding {
  readonly fingerprint: string;
  readonly ruleId: string;
  readonly reason: string;
  readonly locations: readonly Location[];
  /** So that reporters can keep it out of paths and names. */
  readonly secret?: SecretValue;
}
