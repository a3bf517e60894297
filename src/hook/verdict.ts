import type { Finding, Location, Report } from '../core/finding.js';
import { HOOKS, type HookName } from './hook-script.js';

/** More places than this of one secret are counted, not listed. */
const MAX_PLACES = 5;
const MAX_GAPS = 5;
const SHORT_COMMIT = 12;

export interface VerdictParts {
  readonly hook: HookName;
  /** Takes secrets and what a terminal would obey out of a text that comes from outside. */
  readonly clean: (text: string) => string;
  /** Commits at which the pushed refs will stand. */
  readonly tips: readonly string[];
  /** Whether fingerprints mean something after this run. */
  readonly isKeyKept: boolean;
}

/** What a person needs who is stopped: what was found, where, and what to do about it. Empty for a clean report. */
export function* verdictText(report: Report, parts: VerdictParts): Iterable<string> {
  const { hook, clean } = parts;
  const { what } = HOOKS[hook];
  const { findings } = report;
  const gaps = report.coverage.flatMap((one) => one.gaps);
  if (findings.length > 0) {
    const secrets = findings.length === 1 ? 'a secret' : `${String(findings.length)} secrets`;
    yield `unleak: this ${what} is stopped: it holds ${secrets}\n`;
  } else if (gaps.length > 0) {
    yield `unleak: this ${what} is stopped: not all of it could be checked\n`;
  }
  for (const finding of findings) yield* findingText(finding, parts);
  for (const gap of gaps.slice(0, MAX_GAPS)) yield `  not checked: ${clean(gap.what)}: ${clean(gap.reason)}\n`;
  if (gaps.length > MAX_GAPS) yield `  and ${String(gaps.length - MAX_GAPS)} more not checked\n`;
  if (findings.length > 0) yield* remedies(findings, parts);
  if (findings.length > 0 || gaps.length > 0) yield `to go on all the same:\n  $ ${HOOKS[hook].bypass}\n`;
}

function* findingText(finding: Finding, { clean, isKeyKept }: VerdictParts): Iterable<string> {
  yield `\n  ${clean(finding.ruleId)} (${finding.severity})${isKeyKept ? ` ${finding.fingerprint}` : ''}\n`;
  for (const location of finding.locations.slice(0, MAX_PLACES)) yield `    ${clean(placeText(location))}\n`;
  const more = finding.locations.length - MAX_PLACES;
  if (more > 0) yield `    and ${String(more)} more places\n`;
}

function placeText(location: Location): string {
  const { commit, author } = location;
  const by = author === undefined ? '' : ` by ${author}`;
  const since = commit === undefined ? '' : `, commit ${commit.slice(0, SHORT_COMMIT)}${by}`;
  const encoded = location.encodings === undefined ? '' : `, encoded as ${location.encodings.join(' in ')}`;
  return `${nameOfPlace(location)}${since}${encoded}`;
}

function nameOfPlace({ source, path = '', startLine, startColumn, refs = [] }: Location): string {
  const at = `${String(startLine)}:${String(startColumn)}`;
  switch (source) {
    case 'git-commit':
      return `message or names of the commit, line ${String(startLine)}`;
    case 'git-tag':
      return `tag${refs.map((ref) => ` ${ref}`).join('')}, line ${String(startLine)} of its message`;
    case 'git-ref':
      return `name of the ref ${path}`;
    case 'git-tree':
      return `name of ${path}`;
    case 'file-name':
      return `name of what lies in ${path}`;
    case 'git-index':
      return `name of a staged file ($ git ls-files | sed -n ${String(startLine)}p)`;
    case 'git-blob':
    case 'git-dangling':
    case 'git-file':
    case 'worktree':
    case 'file':
    case 'stdin':
      return `${path}:${at}`;
  }
}

function* remedies(findings: readonly Finding[], parts: VerdictParts): Iterable<string> {
  yield '\ntake it out:\n';
  yield* parts.hook === 'pre-commit' ? STAGED_REMEDY : pushRemedy(findings, parts.tips);
  yield 'if anybody else may have seen it, replace it:\n  $ unleak scan\n';
  // Without a key that is kept, the scan's fingerprint is another.
  if (parts.isKeyKept) for (const { fingerprint } of findings) yield `  $ unleak rotate ${fingerprint}\n`;
  else yield '  $ unleak rotate FINGERPRINT    (as the scan gives it)\n';
  yield 'if it is no secret, say so in its line, in a comment: unleak:allow REASON\n';
}

const STAGED_REMEDY: readonly string[] = ['  edit the file, then $ git add FILE, or $ git restore --staged FILE\n'];

function* pushRemedy(findings: readonly Finding[], tips: readonly string[]): Iterable<string> {
  const places = findings.flatMap(({ locations }) => locations);
  const commits = [...new Set(places.flatMap(({ commit }) => commit ?? []))];
  const [oldest] = places
    .flatMap(({ commit, date = '' }) => (commit === undefined ? [] : [{ commit, date }]))
    .sort(byDate);
  if (oldest !== undefined && commits.every((commit) => tips.includes(commit))) {
    yield '  edit the file, then $ git commit --amend --all    (the last commit brought it)\n';
  } else if (oldest !== undefined) {
    yield `  $ git rebase -i ${oldest.commit.slice(0, SHORT_COMMIT)}^    (--root instead, if that is the first commit)\n`;
    yield `  mark with "edit": ${commits.map((commit) => commit.slice(0, SHORT_COMMIT)).join(' ')}\n`;
  }
  for (const { refs = [] } of places.filter(({ source }) => source === 'git-tag')) {
    for (const ref of refs) yield `  make the tag anew: $ git tag -f -a ${ref.replace(/^refs\/tags\//, '')}\n`;
  }
  if (places.some(({ source }) => source === 'git-ref')) yield '  push under another name\n';
}

function byDate(left: { readonly date: string }, right: { readonly date: string }): number {
  return left.date < right.date ? -1 : left.date > right.date ? 1 : 0;
}
