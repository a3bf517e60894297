import type { Finding, Report } from '../core/finding.js';
import { RememberedForms, RememberedSecret } from '../core/remembered-secret.js';
import type { SecretValue } from '../core/secret-value.js';
import { printable } from './printable.js';

const REPLACEMENT = '[redacted]';
/** Below this a value is only replaced where it is the whole text: else `db` as a password would blank every path. */
const SHORTEST_PART = 6;
/** The same few texts come again and again. */
const MAX_KNOWN = 4096;

/**
 * Takes secret values out of texts that come from outside (paths, authors, companions, names of refs), in clear and in
 * the forms in which they usually stand there. Works by the first characters of each form, so that its cost does not
 * grow with the number of secrets.
 */
export class Redactor {
  readonly #whole = new Set<string>();
  /** How long the forms are that begin so: a hundred thousand tokens may have the same prefix. */
  readonly #lengths = new Map<string, number[]>();
  readonly #remembered = new RememberedForms();
  readonly #known = new Map<string, string>();

  constructor(report: { readonly findings: readonly Pick<Finding, 'secret'>[] } & Partial<Pick<Report, 'suppressed'>>) {
    for (const { secret } of report.findings) this.#add(secret);
    for (const { secret } of report.suppressed ?? []) if (secret !== undefined) this.#add(secret);
  }

  text(text: string): string {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    if (this.#known.size >= MAX_KNOWN) this.#known.clear();
    const clean = this.#whole.has(text) || this.#remembered.isWhole(text) ? REPLACEMENT : this.#replace(text);
    this.#known.set(text, clean);
    return clean;
  }

  #add(secret: SecretValue): void {
    if (secret instanceof RememberedSecret) {
      this.#remembered.add(secret);
      return;
    }
    for (const form of formsOf(secret.reveal())) {
      this.#whole.add(form);
      if (form.length < SHORTEST_PART) continue;
      const prefix = form.slice(0, SHORTEST_PART);
      const lengths = this.#lengths.get(prefix);
      if (lengths === undefined) this.#lengths.set(prefix, [form.length]);
      else if (!lengths.includes(form.length)) lengths.push(form.length);
    }
  }

  #replace(text: string): string {
    let result = '';
    let from = 0;
    let at = 0;
    while (at + SHORTEST_PART <= text.length) {
      const length = this.#longestAt(text, at);
      if (length === 0) {
        at += 1;
        continue;
      }
      result += text.slice(from, at) + REPLACEMENT;
      at += length;
      from = at;
    }
    return result + text.slice(from);
  }

  #longestAt(text: string, at: number): number {
    let longest = this.#remembered.longestAt(text, at);
    for (const length of this.#lengths.get(text.slice(at, at + SHORTEST_PART)) ?? []) {
      if (length > longest && this.#whole.has(text.slice(at, at + length))) longest = length;
    }
    return longest;
  }
}

/** The value and the encodings in which it turns up beside itself. */
export function formsOf(value: string): readonly string[] {
  if (value === '') return [];
  const base64 = Buffer.from(value, 'utf8').toString('base64');
  const unpadded = base64.replaceAll('=', '');
  // A lone surrogate has no percent form (encodeURI would throw); the others still stand.
  const isWellFormed = Buffer.from(value, 'utf8').toString('utf8') === value;
  const percent = isWellFormed ? [encodeURIComponent(value), encodeURI(value)] : [];
  const json = JSON.stringify(value).slice(1, -1);
  return [...new Set([value, base64, unpadded, Buffer.from(value, 'utf8').toString('base64url'), json, ...percent])];
}

/** What makes a text from outside fit for people's eyes: no secret value, nothing that a terminal obeys. */
export function cleanerFor(report: Report): (text: string) => string {
  const redactor = new Redactor(report);
  return (text) => printable(redactor.text(text));
}
