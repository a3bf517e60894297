/**
 * What other tools have accepted, from their own files. They name places or hash values their way, so each entry has to be
 * found among our findings; what is not found is told, since a baseline that is silently partial reports old things as new.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../core/errors.js';
import type { Finding, Location } from '../core/finding.js';
import { SecretValue } from '../core/secret-value.js';

export const FOREIGN_FORMATS = ['gitleaksignore', 'gitleaks-json', 'detect-secrets'] as const;
export type ForeignFormat = (typeof FOREIGN_FORMATS)[number];

/** One entry of a foreign file. */
export interface ForeignEntry {
  /** What a person calls it: where it stands there, never a value. */
  readonly name: string;
  readonly path: string;
  readonly line: number;
  readonly commit?: string;
  readonly value?: SecretValue;
  /** SHA-1 of the value in hex. */
  readonly sha1?: string;
  /** Why it may not be taken over: the other tool knows that it is a live or a real secret. */
  readonly refusal?: string;
}

export interface ForeignFile {
  readonly entries: readonly ForeignEntry[];
  /** Lines that are not understood. */
  readonly problems: readonly string[];
}

export interface Matched {
  /** Fingerprints to accept. */
  readonly accepted: ReadonlySet<string>;
  /** Entries that are not taken over, and why. */
  readonly left: readonly string[];
}

const MAX_ENTRIES = 100_000;

/** Reads a foreign file. Fails with `config` for one of another format; no message holds a value. */
export function parseForeign(format: ForeignFormat, file: string, text: string): ForeignFile {
  const parsed = format === 'gitleaksignore' ? parseIgnore(text) : parseJson(format, file, text);
  if (parsed.entries.length > MAX_ENTRIES) {
    throw new AppError('config', `baseline: import: ${file}: expected at most ${String(MAX_ENTRIES)} entries`);
  }
  return parsed;
}

/** Finds each entry among the findings: by value where the file tells it, else by place. */
export function matchForeign(
  entries: readonly ForeignEntry[],
  findings: readonly Finding[],
  fingerprintOf: (value: SecretValue) => string,
): Matched {
  const known = new Index(findings);
  const accepted = new Set<string>();
  const left: string[] = [];
  for (const entry of entries) {
    if (entry.refusal !== undefined) {
      left.push(`${entry.name}: ${entry.refusal}`);
      continue;
    }
    const found = known.find(entry, fingerprintOf);
    if (typeof found === 'string') left.push(`${entry.name}: ${found}`);
    else if (found.validity.state === 'active') left.push(`${entry.name}: it is live: rotate it`);
    else accepted.add(found.fingerprint);
  }
  return { accepted, left };
}

class Index {
  readonly #byFingerprint = new Map<string, Finding>();
  readonly #bySha1 = new Map<string, Finding>();
  readonly #byPlace = new Map<string, Map<string, { finding: Finding; locations: Location[] }>>();

  constructor(findings: readonly Finding[]) {
    for (const finding of findings) {
      this.#byFingerprint.set(finding.fingerprint, finding);
      this.#bySha1.set(createHash('sha1').update(finding.secret.reveal(), 'utf8').digest('hex'), finding);
      for (const location of finding.locations) this.#addPlace(finding, location);
    }
  }

  #addPlace(finding: Finding, location: Location): void {
    const key = placeKey(location.path ?? '', location.startLine);
    const here = this.#byPlace.get(key) ?? new Map<string, { finding: Finding; locations: Location[] }>();
    const known = here.get(finding.fingerprint);
    if (known === undefined) here.set(finding.fingerprint, { finding, locations: [location] });
    else known.locations.push(location);
    this.#byPlace.set(key, here);
  }

  /** The finding, or why there is none. */
  find(entry: ForeignEntry, fingerprintOf: (value: SecretValue) => string): Finding | string {
    const byValue =
      entry.value === undefined
        ? this.#bySha1.get(entry.sha1 ?? '')
        : this.#byFingerprint.get(fingerprintOf(entry.value));
    if (byValue !== undefined) return byValue;
    const here = [...(this.#byPlace.get(placeKey(entry.path, entry.line))?.values() ?? [])];
    const exact = here.filter(({ locations }) => locations.some(({ commit }) => commit === entry.commit));
    const candidates = entry.commit !== undefined && exact.length > 0 ? exact : here;
    if (candidates.length > 1) return 'several secrets stand in this line: accept them one by one';
    return candidates[0]?.finding ?? 'nothing is found there now';
  }
}

function placeKey(path: string, line: number): string {
  return `${String(line)} ${path.replace(/^(?:\.\/)+/, '')}`;
}

const IGNORED = /^(?:([0-9a-f]{7,64}):)?(.+):([^:\s]+):(\d{1,9})$/;

/** `commit:file:rule:line` or `file:rule:line`, a line each. */
function parseIgnore(text: string): ForeignFile {
  const entries: ForeignEntry[] = [];
  const problems: string[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.replace(/\s+#.*$/, '').trim();
    if (line === '' || line.startsWith('#')) continue;
    const [, commit, path, , at] = IGNORED.exec(line) ?? [];
    if (path === undefined)
      problems.push(`line ${String(index + 1)}: expected commit:file:rule:line or file:rule:line`);
    else entries.push({ name: line, path, line: Number(at), ...(commit === undefined ? {} : { commit }) });
  }
  return { entries, problems };
}

const gitleaksReport = z.array(
  z.object({
    RuleID: z.string().default(''),
    File: z.string().default(''),
    StartLine: z.int().default(0),
    Commit: z.string().default(''),
    Secret: z.string().default(''),
  }),
);
const detectSecrets = z.object({
  results: z.record(
    z.string(),
    z.array(
      z.object({
        type: z.string().default(''),
        hashed_secret: z.string().regex(/^[0-9a-f]{40}$/),
        line_number: z.int().default(0),
        is_secret: z.boolean().optional(),
        is_verified: z.boolean().optional(),
      }),
    ),
  ),
});

function parseJson(format: Exclude<ForeignFormat, 'gitleaksignore'>, file: string, text: string): ForeignFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // The parser's message quotes the text, and a report of gitleaks holds values.
    throw new AppError('config', `baseline: import: ${file}: is no JSON`);
  }
  const entries = format === 'gitleaks-json' ? fromGitleaks(json) : fromDetectSecrets(json);
  if (entries === undefined) throw new AppError('config', `baseline: import: ${file}: is no ${format} file`);
  return { entries, problems: [] };
}

function fromGitleaks(json: unknown): readonly ForeignEntry[] | undefined {
  const parsed = gitleaksReport.safeParse(json);
  return parsed.data?.map(({ RuleID, File, StartLine, Commit, Secret }) => ({
    name: [...(Commit === '' ? [] : [Commit]), File, RuleID, String(StartLine)].join(':'),
    path: File,
    line: StartLine,
    ...(Commit === '' ? {} : { commit: Commit }),
    ...(isRedacted(Secret) ? {} : { value: new SecretValue(Secret) }),
  }));
}

/** With `--redact`, it writes the word, or the start of the value and dots. */
function isRedacted(secret: string): boolean {
  return secret === '' || secret === 'REDACTED' || secret.endsWith('...');
}

function fromDetectSecrets(json: unknown): readonly ForeignEntry[] | undefined {
  const parsed = detectSecrets.safeParse(json);
  if (parsed.data === undefined) return undefined;
  return Object.entries(parsed.data.results).flatMap(([path, found]) =>
    found.map((one) => ({
      name: `${path}:${String(one.line_number)}: ${one.type}`,
      path,
      line: one.line_number,
      sha1: one.hashed_secret,
      ...refusalOf(one),
    })),
  );
}

function refusalOf(one: { is_secret?: boolean | undefined; is_verified?: boolean | undefined }): { refusal?: string } {
  if (one.is_verified === true) return { refusal: 'was live when that file was made: rotate it' };
  return one.is_secret === true ? { refusal: 'is marked there as a real secret: rotate it' } : {};
}
