/**
 * Reads `.gitleaks.toml` (the schema of 8.25) as rules and suppressions of ours. The two tools differ, so everything that could
 * not be carried over, or means something else here, is told.
 */
import { parse } from 'smol-toml';
import { z } from 'zod';
import { AppError } from '../core/errors.js';
import { withSecretGroup } from './capture-groups.js';
import { allowlist, Suppressions, type ImportedSuppression } from './gitleaks-allowlists.js';

const strings = z.array(z.string()).default([]);
const rule = z.object({
  id: z.string().min(1),
  description: z.string().default(''),
  regex: z.string().default(''),
  secretGroup: z.int().min(0).optional(),
  entropy: z.number().default(0),
  path: z.string().default(''),
  keywords: strings,
  tags: strings,
  skipReport: z.boolean().default(false),
  allowlist: allowlist.optional(),
  allowlists: z.array(allowlist).default([]),
  required: z.array(z.object({ id: z.string() })).default([]),
});
const config = z.object({
  extend: z
    .object({
      path: z.string().default(''),
      url: z.string().default(''),
      useDefault: z.boolean().default(false),
      disabledRules: strings,
    })
    .optional(),
  rules: z.array(rule).default([]),
  allowlist: allowlist.optional(),
  allowlists: z.array(allowlist).default([]),
});

type GitleaksRule = z.output<typeof rule>;
type GitleaksConfig = z.output<typeof config>;

/** As a rule stands in `unleak.yaml`. */
export interface ImportedRule {
  readonly id: string;
  readonly kind: string;
  readonly severity: 'high';
  readonly keywords: readonly string[];
  readonly pattern: string;
  readonly boundary: 'none';
  readonly 'min-entropy'?: number;
  readonly 'max-bytes'?: number;
  readonly 'path-pattern'?: string;
}

export interface ImportedConfig {
  readonly rules: readonly ImportedRule[];
  readonly suppressions: readonly ImportedSuppression[];
  /** What could not be carried over, or is not quite the same here. */
  readonly left: readonly string[];
}

export interface ImportParts {
  /** The text of a file, and where it was found; `from` is the file that names it. */
  readonly read: (path: string, from?: string) => Promise<{ readonly path: string; readonly text: string }>;
  /** Why a pattern can't be used. */
  readonly problemOf: (pattern: string) => string | undefined;
  readonly isBuiltIn: (id: string) => boolean;
}

/** gitleaks follows as many. */
const MAX_DEPTH = 2;
const MAX_REACH = 4096;
const MIN_KEYWORD = 3;

/** Reads the file and those it extends. Fails with `config` for what is no configuration of gitleaks. */
export async function importGitleaksConfig(path: string, parts: ImportParts): Promise<ImportedConfig> {
  const chain = await readChain(path, parts);
  const left = chain.flatMap(({ config: { extend }, depth }) => extendNotes(extend, depth));
  const rules = new Map<string, GitleaksRule>();
  const disabled = new Set(chain.flatMap(({ config: { extend } }) => extend?.disabledRules ?? []));
  // What extends comes last, and its rules count.
  for (const { config: one } of chain.toReversed()) for (const each of one.rules) rules.set(each.id, each);
  const ids = new Map([...rules.keys()].map((id) => [id, ourId(id, parts.isBuiltIn)]));
  const imported: ImportedRule[] = [];
  const ruleId = (id: string): string | undefined => ids.get(id) ?? (parts.isBuiltIn(id) ? id : undefined);
  const suppressions = new Suppressions(ruleId, parts.problemOf, left);
  for (const each of rules.values()) {
    if (disabled.has(each.id)) continue;
    const result = ruleOf(each, ids.get(each.id) ?? each.id, parts, left);
    if (result !== undefined) imported.push(result);
    for (const list of [...each.allowlists, ...(each.allowlist === undefined ? [] : [each.allowlist])]) {
      suppressions.add(list, [each.id], `rule ${each.id}`);
    }
  }
  for (const { config: one } of chain) {
    for (const list of [...one.allowlists, ...(one.allowlist === undefined ? [] : [one.allowlist])]) {
      suppressions.add(list, list.targetRules, 'allowlist');
    }
  }
  for (const id of [...disabled].filter((one) => !rules.has(one))) {
    if (parts.isBuiltIn(id)) suppressions.disable(id);
    else left.push(`disabled rule ${id}: our rules have other names: unleak rules list`);
  }
  return { rules: imported, suppressions: suppressions.all, left };
}

interface Link {
  readonly config: GitleaksConfig;
  readonly depth: number;
}

async function readChain(path: string, parts: ImportParts): Promise<readonly Link[]> {
  const chain: Link[] = [];
  let next: { readonly path: string; readonly from?: string } | undefined = { path };
  for (let depth = 0; next !== undefined && depth <= MAX_DEPTH; depth += 1) {
    const found: { readonly path: string; readonly text: string } = await parts.read(next.path, next.from);
    const one: GitleaksConfig = parseConfig(found.path, found.text);
    chain.push({ config: one, depth });
    const extended: string = one.extend?.path ?? '';
    next = extended === '' ? undefined : { path: extended, from: found.path };
  }
  return chain;
}

function parseConfig(path: string, text: string): GitleaksConfig {
  let toml: unknown;
  try {
    toml = parse(text);
  } catch {
    // The parser's message quotes the line.
    throw new AppError('config', `config: import: ${path}: not valid TOML`);
  }
  const parsed = config.safeParse(toml);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
  throw new AppError('config', `config: import: ${path}: ${where}: is not as in a configuration of gitleaks`);
}

function extendNotes(extend: GitleaksConfig['extend'], depth: number): readonly string[] {
  if (extend === undefined) return [];
  return [
    ...(extend.url === '' ? [] : ['extend.url: nothing is fetched: save that file and name it in extend.path']),
    ...(extend.path !== '' && depth === MAX_DEPTH
      ? [`extend.path ${extend.path}: more than ${String(MAX_DEPTH)} levels`]
      : []),
    ...(extend.useDefault ? ['extend.useDefault: our own rules stand for its default rules'] : []),
  ];
}

function ruleOf(each: GitleaksRule, id: string, parts: ImportParts, left: string[]): ImportedRule | undefined {
  const note = (text: string): void => void left.push(`rule ${each.id}: ${text}`);
  const refuse = (text: string): undefined => {
    note(`not carried over: ${text}`);
    return undefined;
  };
  if (each.skipReport) return refuse('it is only a part of other rules');
  if (each.regex === '') {
    return refuse(
      each.path === '' ? 'it changes a default rule of gitleaks' : 'it is about names of files, not contents',
    );
  }
  if (each.regex.includes(String.raw`\Q`)) return refuse('its pattern quotes with \\Q');
  const pattern = withSecretGroup(each.regex, each.secretGroup);
  if (pattern === undefined) return refuse('its pattern has no group of that number');
  const problem = parts.problemOf(pattern) ?? (each.path === '' ? undefined : parts.problemOf(each.path));
  if (problem !== undefined) return refuse(`its pattern: ${problem}`);
  const keywords = keywordsOf(each);
  if (keywords === undefined)
    return refuse('it has no keyword of three characters or more, and its pattern no literal');
  const isNear = keywords.every((keyword) => each.regex.toLowerCase().includes(keyword));
  if (!isNear) note(`a keyword counts up to ${String(MAX_REACH)} bytes from the match, not in the whole file`);
  if (id !== each.id) note(`is called ${id} here`);
  for (const { id: other } of each.required) note(`is reported here also without ${other} beside it`);
  return {
    id,
    kind: each.description.trim().slice(0, 200) || each.id,
    severity: 'high',
    keywords,
    pattern,
    boundary: 'none',
    ...(each.entropy > 0 ? { 'min-entropy': Math.min(8, each.entropy) } : {}),
    ...(isNear ? {} : { 'max-bytes': MAX_REACH }),
    ...(each.path === '' ? {} : { 'path-pattern': each.path }),
  };
}

/** One that is too short would let matches pass that only it announces, so then all are taken from the pattern. */
function keywordsOf({ keywords, regex }: GitleaksRule): readonly string[] | undefined {
  const lower = [...new Set(keywords.map((keyword) => keyword.toLowerCase()))];
  const areUsable = lower.length > 0 && lower.every((keyword) => /^[ -~]{3,100}$/.test(keyword));
  if (areUsable) return lower;
  const literal = literalIn(regex);
  return literal === undefined ? undefined : [literal];
}

/** The longest run of plain characters that every match holds: outside of groups, classes, repetitions and alternatives. */
function literalIn(regex: string): string | undefined {
  if (/\|/.test(regex)) return undefined;
  let depth = 0;
  let run = '';
  let best = '';
  const end = (): void => {
    if (run.length > best.length) best = run;
    run = '';
  };
  for (const [token] of regex.matchAll(/\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\d+(?:,\d*)?\}|[\s\S]/g)) {
    const escaped = /^\\([^A-Za-z0-9])$/.exec(token)?.[1];
    if (token === '(') depth += 1;
    if (token === ')') depth -= 1;
    // What may be repeated no times is not in every match.
    if (/^(?:[*+?]|\{)/.test(token)) run = run.slice(0, -1);
    if (depth === 0 && (escaped !== undefined || /^[\w\-/:@#%&=~!,;"' ]$/.test(token))) run += escaped ?? token;
    else end();
  }
  end();
  return best.length >= MIN_KEYWORD ? best.toLowerCase().slice(0, 100) : undefined;
}

function ourId(id: string, isBuiltIn: (id: string) => boolean): string {
  const plain =
    id
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'rule';
  return plain.includes('-') && !isBuiltIn(plain) ? plain : `custom-${plain}`;
}
