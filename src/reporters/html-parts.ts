/** What the pages for a browser share: their beginning, the numbers at a glance, tables. Texts come in escaped. */
import { STYLE } from './html-style.js';

/** Up to the body. The page's own policy says to the browser that it loads nothing and runs nothing. */
export function* pageHead(title: string, moreStyle = ''): Iterable<string> {
  yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n';
  yield `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n`;
  yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n';
  yield `<title>${title}</title>\n<style>\n${STYLE}\n${moreStyle}</style>\n</head>\n<body>\n`;
}

/** One number with what it counts, in the colour of how bad it is to have any. */
export interface Glance {
  readonly number: number;
  readonly what: string;
  readonly tone?: 'critical' | 'high' | 'medium' | 'low' | 'fine';
}

/** The numbers that a reader looks for first, side by side. */
export function glanceText(items: readonly Glance[]): string {
  const cells = items.map(({ number, what, tone }) => {
    const look = number === 0 ? 'none' : (tone ?? '');
    return `<li class="${look}"><span class="number">${String(number)}</span> ${what}</li>\n`;
  });
  return `<ul class="glance">\n${cells.join('')}</ul>\n`;
}

export interface Column {
  readonly name: string;
  /** A date, a number or a word that is not to be broken. */
  readonly isShort?: boolean;
}

/** A table that is one block a row where the page is narrow: so each cell says itself what it is. */
export function* tableText(columns: readonly Column[], rows: Iterable<readonly string[]>): Iterable<string> {
  yield `<table>\n<thead>\n<tr>${columns.map(({ name }) => `<th>${name}</th>`).join('')}</tr>\n</thead>\n<tbody>\n`;
  for (const row of rows) {
    const cells = columns.map(({ name, isShort }, index) => {
      const look = isShort === true ? ' class="short"' : '';
      return `<td${look} data-label="${name}">${row[index] ?? ''}</td>`;
    });
    yield `<tr>${cells.join('')}</tr>\n`;
  }
  yield '</tbody>\n</table>\n';
}

/** Which colour stands for what, under a picture. */
export function legendText(parts: readonly { readonly part: string; readonly what: string }[]): string {
  const items = parts.map(({ part, what }) => `<span class="key key-${part}">${what}</span>`);
  return `<p class="soft">${items.join(' ')}</p>\n`;
}

/** Colours of pictures and of their legends. */
export const PICTURE_STYLE = `
.part-critical { fill: var(--critical); } .part-high { fill: var(--high); } .part-medium { fill: var(--medium); }
.part-low { fill: var(--low); } .part-fine { fill: var(--fine); }
.key { white-space: nowrap; margin-right: 0.8rem; }
.key::before { content: '\\25A0'; margin-right: 0.3rem; }
.key-critical::before { color: var(--critical); } .key-high::before { color: var(--high); }
.key-medium::before { color: var(--medium); } .key-low::before { color: var(--low); } .key-fine::before { color: var(--fine); }
`.trimStart();
