import type { AuditPlan, AuditReport, AuditSource, AuditToken, AuditViolation } from '../core/audit-report.js';
import { SEVERITIES, type Severity } from '../core/finding.js';
import { auditSummary, limitsLine } from './audit-text.js';
import { escaped } from './html.js';
import { STYLE } from './html-style.js';
import { printable } from './printable.js';
import { count } from './summary.js';

const MORE_STYLE = `
table { border-collapse: collapse; width: 100%; font-size: 0.85rem; }
th, td { text-align: left; vertical-align: top; padding: 0.15rem 0.5rem; border-bottom: 1px solid var(--line); }
.picture text { fill: var(--ink); font: 12px system-ui, sans-serif; }
.picture { width: 100%; background: var(--box); border: 1px solid var(--line); border-radius: 0.4rem; }
.part-critical { fill: var(--critical); } .part-high { fill: var(--high); } .part-medium { fill: var(--medium); }
.part-low { fill: var(--low); } .part-fine { fill: var(--fine); }
`.trim();

const text = (value: string): string => escaped(printable(value));

/**
 * One file for a browser: how many tokens there are where and how many of them are as they should be, what is wrong and what
 * to do, what could not be listed, and every token. It loads nothing and runs nothing.
 */
export function* auditHtml(report: AuditReport): Iterable<string> {
  const isBad = report.violations.length > 0 || report.state !== 'complete';
  yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n';
  yield `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n`;
  yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n';
  yield `<title>unleak audit</title>\n<style>\n${STYLE}\n${MORE_STYLE}\n</style>\n</head>\n<body>\n`;
  yield `<header>\n<h1 class="${isBad ? 'bad' : 'good'}">${text(auditSummary(report))}</h1>\n`;
  yield* problemsText(report.sources);
  yield `<p class="soft">${text(limitsLine(report))}</p>\n</header>\n`;
  yield* picture(report);
  yield* violationsText(report.violations);
  yield* plansText(report.plans ?? []);
  yield* sourcesText(report.sources);
  yield* tokensText(report.tokens);
  yield `<p class="soft">unleak ${text(report.tool.version)}, ${text(report.finishedAt)}</p>\n</body>\n</html>\n`;
}

/** First: without it nothing below means anything. */
function* problemsText(sources: readonly AuditSource[]): Iterable<string> {
  const broken = sources.filter(({ problems }) => problems.length > 0);
  if (broken.length === 0) return;
  yield `<section class="gaps">\n<h3>${count(broken.length, 'place')} could not be listed to the end</h3>\n<ul>\n`;
  for (const { name, problems } of broken) {
    const items = problems.map(({ what, hint }) => text(hint === undefined ? what : `${what} (${hint})`));
    yield `<li><code>${text(name)}</code>: ${items.join('<br>')}</li>\n`;
  }
  yield '</ul>\n</section>\n';
}

const PARTS = ['critical', 'high', 'medium', 'low', 'fine'] as const;
type Part = (typeof PARTS)[number];
const [ROW, LABELS, WIDTH] = [22, 130, 640];

/** A bar for each provider, as long as it has tokens, in the colours of the worst that each has against it. */
function* picture({ tokens, violations }: AuditReport): Iterable<string> {
  const providers = [...new Set(tokens.map(({ provider }) => provider))].sort();
  if (providers.length === 0) return;
  const worst = worstByToken(violations);
  const rows = providers.map((provider) => ({ provider, counts: countsOf(provider, tokens, worst) }));
  const most = Math.max(...rows.map(({ counts }) => totalOf(counts)));
  yield '<section>\n<h2>Tokens by provider</h2>\n';
  yield `<svg class="picture" viewBox="0 0 ${String(WIDTH)} ${String(providers.length * ROW + 4)}" role="img" aria-label="active tokens by provider and by what is wrong with them">\n`;
  for (const [index, { provider, counts }] of rows.entries()) yield* bar(index, provider, counts, most);
  yield '</svg>\n<details>\n<summary>Numbers</summary>\n<table>\n';
  yield `<tr><th>provider</th>${PARTS.map((part) => `<th>${part}</th>`).join('')}</tr>\n`;
  for (const { provider, counts } of rows) {
    yield `<tr><td>${text(provider)}</td>${PARTS.map((part) => `<td>${String(counts[part])}</td>`).join('')}</tr>\n`;
  }
  yield '</table>\n</details>\n</section>\n';
}

function* bar(index: number, provider: string, counts: Readonly<Record<Part, number>>, most: number): Iterable<string> {
  const top = index * ROW + 4;
  const scale = (WIDTH - LABELS - 50) / most;
  yield `<text x="4" y="${String(top + 13)}">${text(provider)}</text>\n`;
  let left = LABELS;
  for (const part of PARTS) {
    const width = counts[part] * scale;
    if (width === 0) continue;
    const at = `x="${left.toFixed(1)}" y="${String(top)}" width="${width.toFixed(1)}" height="${String(ROW - 6)}"`;
    yield `<rect class="part-${part}" ${at}><title>${String(counts[part])} ${part}</title></rect>\n`;
    left += width;
  }
  yield `<text x="${(left + 6).toFixed(1)}" y="${String(top + 13)}">${String(totalOf(counts))}</text>\n`;
}

function worstByToken(violations: readonly AuditViolation[]): ReadonlyMap<string, Severity> {
  const worst = new Map<string, Severity>();
  for (const { provider, subject, severity } of violations) {
    if (subject.type !== 'token') continue;
    const key = `${provider} ${subject.id}`;
    const before = worst.get(key);
    if (before === undefined || SEVERITIES.indexOf(before) < SEVERITIES.indexOf(severity)) worst.set(key, severity);
  }
  return worst;
}

function countsOf(
  provider: string,
  tokens: readonly AuditToken[],
  worst: ReadonlyMap<string, Severity>,
): Readonly<Record<Part, number>> {
  const counts = { critical: 0, high: 0, medium: 0, low: 0, fine: 0 };
  for (const token of tokens) {
    if (token.provider === provider) counts[worst.get(`${provider} ${token.id}`) ?? 'fine'] += 1;
  }
  return counts;
}

const totalOf = (counts: Readonly<Record<Part, number>>): number => PARTS.reduce((sum, part) => sum + counts[part], 0);

function* violationsText(violations: readonly AuditViolation[]): Iterable<string> {
  if (violations.length === 0) return;
  yield '<main>\n<h2>Against the policy</h2>\n';
  for (const { rule, severity, provider, subject, owner, detail, advice, places, fingerprints } of violations) {
    yield `<article class="${severity}">\n<span class="badge">${severity}</span> <span class="badge">${rule}</span>\n`;
    yield `<h3>${text(`${provider} ${subject.kind} ${subject.name}`)}</h3>\n<dl>\n`;
    yield row('What', text(detail));
    yield row('What to do', text(advice));
    yield row('Id', `<code>${text(subject.id)}</code>`);
    if (owner !== undefined) yield row('Owner', text(owner));
    if (places.length > 0) yield row('Stored', codes(places));
    if (fingerprints.length > 0) yield row('Fingerprint', codes(fingerprints));
    yield '</dl>\n</article>\n';
  }
  yield '</main>\n';
}

function* plansText(plans: readonly AuditPlan[]): Iterable<string> {
  if (plans.length === 0) return;
  yield '<section>\n<h2>Plans</h2>\n';
  for (const { credential, steps, message } of plans) {
    const list = steps.length === 0 ? '' : `<ol>\n${steps.map((step) => `<li>${text(step)}</li>\n`).join('')}</ol>\n`;
    yield `<article>\n<h3>${text(credential)}</h3>\n${list}<p>${text(message)}</p>\n</article>\n`;
  }
  yield '</section>\n';
}

function* sourcesText(sources: readonly AuditSource[]): Iterable<string> {
  yield '<section>\n<details>\n<summary>What was listed, and what is not told there</summary>\n<table>\n';
  yield '<tr><th>name</th><th>type</th><th>state</th><th>listed</th><th>not told</th></tr>\n';
  for (const { name, type, state, listed, untold } of sources) {
    const cells = [name, type, state, String(listed), untold.join('; ')].map((cell) => `<td>${text(cell)}</td>`);
    yield `<tr>${cells.join('')}</tr>\n`;
  }
  yield '</table>\n</details>\n</section>\n';
}

function* tokensText(tokens: readonly AuditToken[]): Iterable<string> {
  if (tokens.length === 0) return;
  yield `<section>\n<details>\n<summary>${count(tokens.length, 'active token')}</summary>\n<table>\n`;
  yield '<tr><th>provider</th><th>kind</th><th>name</th><th>owner</th><th>may</th><th>created</th><th>expires</th><th>last used</th></tr>\n';
  for (const { provider, kind, name, id, owner = '', scopes, resources, created, expires, lastUsed } of tokens) {
    const may = [...scopes, ...resources].join(', ');
    const times = [created, expires, lastUsed].map((at) => (at === null ? 'never' : (at ?? '').slice(0, 10)));
    const cells = [provider, kind, name === '' ? id : name, owner, may, ...times];
    yield `<tr>${cells.map((cell) => `<td>${text(cell)}</td>`).join('')}</tr>\n`;
  }
  yield '</table>\n</details>\n</section>\n';
}

function codes(texts: readonly string[]): string {
  return texts.map((one) => `<code>${text(one)}</code>`).join('<br>');
}

function row(name: string, html: string): string {
  return `<dt>${name}</dt>\n<dd>${html}</dd>\n`;
}
