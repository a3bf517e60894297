import type { Finding, Report } from '../core/finding.js';
import { RememberedForms, RememberedSecret } from '../core/remembered-secret.js';
import type { SecretValue } from '../core/secret-value.js';
import { FormSet } from './form-set.js';
import { printable } from './printable.js';

const REPLACEMENT = '[redacted]';
/** Below this a value is only replaced where it is the whole text: else `db` as a password would blank every path. */
const SHORTEST_PART = 6;
/** The same few texts come again and again. */
const MAX_KNOWN = 4096;

/** What a text in the set of forms is: a form, how forms begin, and how those of a length do. */
const WHOLE = 0;
const PREFIX = 1;
const PREFIX_OF_LENGTH = 2;

/**
 * Takes secret values out of texts that come from outside (paths, authors, companions, names of refs), in clear and in
 * the forms in which they usually stand there. Works by the first characters of each form, so that its cost does not
 * grow with the number of secrets.
 */
export class Redactor {
  /** All forms, and which of them begin so, also by length: a hundred thousand tokens may have the same prefix. */
  readonly #forms = new FormSet();
  readonly #lengths = new Set<number>();
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
    const clean =
      this.#forms.has(text, 0, text.length, WHOLE) || this.#remembered.isWhole(text)
        ? REPLACEMENT
        : this.#replace(text);
    this.#known.set(text, clean);
    return clean;
  }

  #add(secret: SecretValue): void {
    if (secret instanceof RememberedSecret) {
      this.#remembered.add(secret);
      return;
    }
    for (const form of formsOf(secret.reveal())) {
      this.#forms.add(form, WHOLE);
      if (form.length < SHORTEST_PART) continue;
      const prefix = form.slice(0, SHORTEST_PART);
      this.#forms.add(prefix, PREFIX);
      this.#forms.add(prefix, PREFIX_OF_LENGTH + form.length);
      this.#lengths.add(form.length);
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
    const end = at + SHORTEST_PART;
    if (!this.#forms.has(text, at, end, PREFIX)) return longest;
    for (const length of this.#lengths) {
      if (length <= longest || at + length > text.length) continue;
      if (!this.#forms.has(text, at, end, PREFIX_OF_LENGTH + length)) continue;
      if (this.#forms.has(text, at, at + length, WHOLE)) longest = length;
    }
    return longest;
  }
}

/** The value and the encodings in which it turns up beside itself. */
export function formsOf(value: string): readonly string[] {
  if (value === '') return [];
  const base64 = Buffer.from(value, 'utf8').toString('base64');
  const unpadded = base64.endsWith('=') ? base64.replace(/=+$/, '') : base64;
  // Most are written in letters and digits, which stand for themselves everywhere.
  if (/^[A-Za-z0-9]+$/.test(value) && !/[+/]/.test(base64)) {
    return unpadded === base64 ? [value, base64] : [value, base64, unpadded];
  }
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
