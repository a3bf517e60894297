import type { AuditPlan, AuditReport, AuditSource, AuditToken, AuditViolation } from '../core/audit-report.js';
import { SEVERITIES, type Severity } from '../core/finding.js';
import { auditSummary, limitsLine } from './audit-text.js';
import { escaped } from './html.js';
import { glanceText, legendText, pageHead, PICTURE_STYLE, tableText, type Column } from './html-parts.js';
import { printable } from './printable.js';
import { count } from './summary.js';

const MORE_STYLE = `
${PICTURE_STYLE}.part-waived { fill: var(--soft); } .key-waived::before { color: var(--soft); }
.bar { display: grid; grid-template-columns: minmax(5rem, 9rem) minmax(0, 1fr) 3rem; gap: 0.6rem; align-items: center; }
.bar svg { width: 100%; height: 1rem; }
`.trimStart();

const text = (value: string): string => escaped(printable(value));

/**
 * One file for a browser: how many tokens there are where and how many of them are as they should be, what is wrong and what
 * to do, what could not be listed, and every token. It loads nothing and runs nothing.
 */
export function* auditHtml(report: AuditReport): Iterable<string> {
  const isBad = report.violations.length > 0 || report.state !== 'complete';
  yield* pageHead('unleak audit', MORE_STYLE);
  yield `<header>\n<h1 class="${isBad ? 'bad' : 'good'}">${text(auditSummary(report))}</h1>\n`;
  yield* problemsText(report.sources);
  yield glances(report);
  yield `<p class="soft">${text(limitsLine(report))}</p>\n</header>\n`;
  yield* picture(report);
  yield* violationsText(report.violations);
  yield* waivedText(report.waived);
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

/** How many of each kind: what wants somebody now, and what does not. */
function glances({ tokens, violations, waived }: AuditReport): string {
  const numbers = SEVERITIES.toReversed().map((severity) => {
    return { number: violations.filter((one) => one.severity === severity).length, what: severity, tone: severity };
  });
  return glanceText([
    ...numbers,
    { number: waived.length, what: 'waived' },
    { number: tokens.length, what: 'active tokens' },
  ]);
}

const PARTS = ['critical', 'high', 'medium', 'low', 'waived', 'fine'] as const;
type Part = (typeof PARTS)[number];
const WORDS = PARTS.map((part) => ({ part, what: part === 'fine' ? 'nothing against it' : part }));
/** The picture's own units, and the fewest that an eye still sees. */
const [WIDTH, LEAST] = [1000, 6];

/** A bar for each provider, as long as it has tokens, in the colours of the worst that each has against it. */
function* picture({ tokens, violations, waived }: AuditReport): Iterable<string> {
  const providers = [...new Set(tokens.map(({ provider }) => provider))].sort();
  if (providers.length === 0) return;
  const worst = worstByToken(violations, waived);
  const rows = providers.map((provider) => ({ provider, counts: countsOf(provider, tokens, worst) }));
  const most = Math.max(...rows.map(({ counts }) => totalOf(counts)));
  yield '<section>\n<h2>Tokens by provider</h2>\n';
  for (const { provider, counts } of rows) yield* bar(provider, counts, most);
  yield `${legendText(WORDS)}<details>\n<summary>Numbers</summary>\n`;
  const numbers = rows.map(({ provider, counts }) => [text(provider), ...PARTS.map((part) => String(counts[part]))]);
  yield* tableText([{ name: 'provider' }, ...WORDS.map(({ what }) => ({ name: what }))], numbers);
  yield '</details>\n</section>\n';
}

function* bar(provider: string, counts: Readonly<Record<Part, number>>, most: number): Iterable<string> {
  const total = String(totalOf(counts));
  yield `<div class="bar"><span>${text(provider)}</span>\n`;
  yield `<svg viewBox="0 0 ${String(WIDTH)} 10" preserveAspectRatio="none" role="img" aria-label="${total} tokens">\n`;
  let left = 0;
  for (const part of PARTS) {
    if (counts[part] === 0) continue;
    const width = Math.max((counts[part] / most) * (WIDTH - LEAST * PARTS.length), LEAST);
    const at = `x="${left.toFixed(1)}" y="0" width="${width.toFixed(1)}" height="10"`;
    yield `<rect class="part-${part}" ${at}><title>${String(counts[part])} ${part}</title></rect>\n`;
    left += width;
  }
  yield `</svg>\n<span>${total}</span></div>\n`;
}

function worstByToken(
  violations: readonly AuditViolation[],
  waived: readonly AuditViolation[],
): ReadonlyMap<string, Part> {
  const worst = new Map<string, Part>();
  const ofTokens = (all: readonly AuditViolation[]): readonly (readonly [string, Severity])[] =>
    all
      .filter(({ subject }) => subject.type === 'token')
      .map(({ provider, subject, severity }) => [`${provider} ${subject.id}`, severity]);
  for (const [key] of ofTokens(waived)) worst.set(key, 'waived');
  for (const [key, severity] of ofTokens(violations)) {
    const before = worst.get(key);
    if (before === undefined || PARTS.indexOf(severity) < PARTS.indexOf(before)) worst.set(key, severity);
  }
  return worst;
}

function countsOf(
  provider: string,
  tokens: readonly AuditToken[],
  worst: ReadonlyMap<string, Part>,
): Readonly<Record<Part, number>> {
  const counts = { critical: 0, high: 0, medium: 0, low: 0, waived: 0, fine: 0 };
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
    yield `<h3>${titleOf(provider, subject)}</h3>\n<dl>\n`;
    yield row('What', text(detail));
    yield row('What to do', text(advice));
    yield row('Id', `<code>${text(subject.id)}</code>`);
    if (owner !== undefined) yield row('Owner', text(owner));
    if (places.length > 0) yield row('Stored', codes(places));
    if (fingerprints.length > 0 && subject.type !== 'finding') yield row('Fingerprint', codes(fingerprints));
    yield '</dl>\n</article>\n';
  }
  yield '</main>\n';
}

function titleOf(provider: string, { kind, name }: AuditViolation['subject']): string {
  return text(name === '' ? `${provider} ${kind}` : `${provider} ${kind}: ${name}`);
}

/** Somebody has accepted it for a while: that it is there, and until when, has to be seen. */
function* waivedText(waived: AuditReport['waived']): Iterable<string> {
  if (waived.length === 0) return;
  yield `<section>\n<h2>Waived</h2>\n`;
  const columns = [{ name: 'until', isShort: true }, { name: 'by' }, { name: 'rule', isShort: true }];
  const rows = waived.map(({ waiver, rule, severity, provider, subject, detail }) => {
    const what = `${titleOf(provider, subject)} <code>${text(subject.id)}</code>: ${text(detail)}`;
    return [text(waiver.until), text(waiver.owner), `${rule} (${severity})`, what, text(waiver.reason)];
  });
  yield* tableText([...columns, { name: 'what' }, { name: 'why' }], rows);
  yield '</section>\n';
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
  yield '<section>\n<details>\n<summary>What was listed, and what is not told there</summary>\n';
  const rows = sources.map(({ name, type, state, listed, untold }) =>
    [name, type, state, String(listed), untold.join('; ')].map(text),
  );
  yield* tableText([{ name: 'name' }, { name: 'type' }, short('state'), short('listed'), { name: 'not told' }], rows);
  yield '</details>\n</section>\n';
}

const short = (name: string): Column => ({ name, isShort: true });

function* tokensText(tokens: readonly AuditToken[]): Iterable<string> {
  if (tokens.length === 0) return;
  yield `<section>\n<details>\n<summary>${count(tokens.length, 'active token')}</summary>\n`;
  const names = ['provider', 'kind', 'name', 'owner', 'may'].map((name) => ({ name }));
  yield* tableText([...names, short('created'), short('expires'), short('last used')], tokens.map(tokenCells));
  yield '</details>\n</section>\n';
}

function tokenCells(token: AuditToken): readonly string[] {
  const { provider, kind, name, id, owner = '', scopes, resources, created, expires, lastUsed } = token;
  const may = [...scopes, ...resources].join(', ');
  const times = [created, expires, lastUsed].map((at) => (at === null ? 'never' : (at ?? '').slice(0, 10)));
  return [provider, kind, name === '' ? id : name, owner, may, ...times].map(text);
}

function codes(texts: readonly string[]): string {
  return texts.map((one) => `<code>${text(one)}</code>`).join('<br>');
}

function row(name: string, html: string): string {
  return `<dt>${name}</dt>\n<dd>${html}</dd>\n`;
}
