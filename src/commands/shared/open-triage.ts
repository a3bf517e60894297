/** What has a say in how findings are judged: a baseline, configurations, markers. Opened before a scan, used after it. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AppError } from '../../core/errors.js';
import type { Finding } from '../../core/finding.js';
import type { JudgingConfig } from '../../config/judging.js';
import type { Detector } from '../../detectors/detector.js';
import type { MarkerAt } from '../../engine/scanner.js';
import { pathsFor } from '../../platform/paths.js';
import { readUserFile } from '../../platform/replace-file.js';
import { judgeFindings, type Judged, type JudgedBy } from '../../triage/judge-findings.js';
import { markerFinder, type MarkerChoice } from '../../triage/markers.js';
import { findBaseline, type StoredBaseline } from './baseline-store.js';
import type { Io } from './io.js';

export interface TriageFlags {
  /** A file, or false for none at all. */
  readonly baseline?: string | false;
  readonly config?: string;
  readonly rules?: string;
  readonly markers?: MarkerChoice;
}

export interface Triaging {
  readonly baseline: StoredBaseline | undefined;
  /** Rules that files add to ours. */
  readonly detectors: readonly Detector[];
  readonly markerAt: MarkerAt | undefined;
  /** What of the files has no effect, and why. */
  readonly messages: readonly string[];
  /** Whether something is accepted by its value, which has to be read for that. */
  readonly needsValues: boolean;
  readonly judge: (findings: readonly Finding[]) => Judged;
}

interface Opened {
  readonly judgedBy: JudgedBy;
  readonly detectors: readonly Detector[];
  readonly scopes: ReadonlyMap<string, (path: string) => boolean>;
  readonly messages: readonly string[];
}

const REPOSITORY_FILE = 'unleak.yaml';

/**
 * Opens what the flags name and what stands at the roots of what is scanned. What the user names has to be right; a mistake in
 * a repository's file is told and changes nothing.
 */
export async function openTriage(roots: readonly string[], flags: TriageFlags, io: Io): Promise<Triaging> {
  const places = [...new Set(roots)];
  const baseline = await findBaseline(flags.baseline, places, io.cwd);
  const opened = [...(await openNamed(flags, io)), ...(await openRepositories(places, io))];
  const today = io.clock.now().toISOString().slice(0, 10);
  const files = [...(baseline === undefined ? [] : [judgedByBaseline(baseline)]), ...opened.map((one) => one.judgedBy)];
  const scopes = new Map(opened.flatMap((one) => [...one.scopes]));
  const { markers = 'all' } = flags;
  return {
    baseline,
    detectors: opened.flatMap((one) => one.detectors),
    markerAt: markerFinder(markers),
    messages: opened.flatMap((one) => one.messages),
    needsValues: files.some(({ suppressions = [] }) => suppressions.some((one) => one.matchesValue !== undefined)),
    judge: (findings) => judgeFindings(findings, { files, today, scopes }),
  };
}

function judgedByBaseline({ path, isNamed, accepted }: StoredBaseline): JudgedBy {
  return { file: path, isTrusted: isNamed, accepted };
}

/** The user's own configuration, where it says something about judging, and `--rules FILE`. */
async function openNamed(flags: TriageFlags, io: Io): Promise<readonly Opened[]> {
  const opened: Opened[] = [];
  const own =
    flags.config === undefined ? join(pathsFor(io.env).config, REPOSITORY_FILE) : resolve(io.cwd, flags.config);
  if (flags.config !== undefined || (await mayJudge(own))) {
    const { loadUserConfig } = await import('../../config/load.js');
    const config = await loadUserConfig({ env: io.env, cwd: io.cwd, configPath: flags.config });
    opened.push(await openJudging(own, config, { isTrusted: true }));
  }
  if (flags.rules !== undefined) opened.push(await openRulesFile(resolve(io.cwd, flags.rules)));
  return opened.filter(({ judgedBy }) => saysSomething(judgedBy));
}

/** A cheap look, so that a hook loads no parser for a file that is about other things. */
async function mayJudge(path: string): Promise<boolean> {
  if (!existsSync(path)) return false;
  return /\b(?:rules|suppressions|severities)\b/.test((await readUserFile(path)).toString('latin1'));
}

/** Rules, suppressions and severities from a file that the user names. */
export async function openRulesFile(path: string): Promise<Opened> {
  const { YamlFile } = await import('../../config/yaml-file.js');
  const { judgingFileSchema } = await import('../../config/judging.js');
  const yaml = new YamlFile(path, (await readUserFile(path)).toString('utf8'));
  return openJudging(path, yaml.parse(judgingFileSchema), { isTrusted: true });
}

async function openRepositories(roots: readonly string[], io: Io): Promise<readonly Opened[]> {
  const present = roots.filter((root) => existsSync(join(root, REPOSITORY_FILE)));
  if (present.length === 0) return [];
  const { loadRepositoryConfig } = await import('../../config/repository-config.js');
  const opened: Opened[] = [];
  for (const repository of present) {
    const config = await loadRepositoryConfig(repository, io.env);
    if (config === undefined) continue;
    const { path, trusted, messages } = config;
    const taken = new Set(opened.flatMap((one) => one.detectors.flatMap(({ rules }) => rules.map(({ id }) => id))));
    const one = await openJudging(path, config, { isTrusted: trusted, repository }, taken);
    opened.push({ ...one, messages: [...messages, ...one.messages] });
  }
  return opened;
}

async function openJudging(
  file: string,
  judging: JudgingConfig,
  whose: Pick<JudgedBy, 'isTrusted' | 'repository'>,
  taken?: ReadonlySet<string>,
): Promise<Opened> {
  const { customDetector, understand } = await import('./custom-rules.js');
  const { rules, suppressions, scopes, problems } = understand(judging, taken);
  if (whose.repository === undefined && problems[0] !== undefined) {
    throw new AppError('config', `config: read: ${file}: ${problems.join('; ')}`);
  }
  return {
    judgedBy: { file, ...whose, suppressions, severities: judging.severities, rules: rules.length },
    detectors: rules.length === 0 ? [] : [customDetector(file, rules)],
    scopes,
    messages: problems.map((problem) => `config: ${file}: not used: ${problem}`),
  };
}

function saysSomething({ rules = 0, suppressions = [], severities = {} }: JudgedBy): boolean {
  return rules > 0 || suppressions.length > 0 || Object.keys(severities).length > 0;
}
