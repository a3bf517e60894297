/** A page for people that several formats can show: what we say in our words, and what others said, kept apart. */

/** Our own words, or text from outside: a name, a path, a provider's answer. */
export type Piece = string | { readonly said: string };
export type Line = readonly Piece[];

export type Block =
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [name: string, value: Line])[] }
  | { readonly kind: 'list'; readonly items: readonly Line[]; readonly isOrdered?: boolean }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly Line[])[] };

export interface Section {
  readonly title: string;
  /** Something in it wants a person. */
  readonly isBad?: boolean;
  readonly blocks: readonly Block[];
}

export interface Page {
  readonly title: Line;
  readonly isBad: boolean;
  readonly sections: readonly Section[];
  readonly foot: Line;
}

/** A line from a template: its text is ours, and what is filled in was said by others. */
export function line(own: TemplateStringsArray, ...others: readonly (string | number)[]): Line {
  const pieces = own.flatMap((text, index): Line => [text, ...others.slice(index, index + 1).map(said)]);
  return pieces.filter((piece) => piece !== '');
}

export function said(text: string | number): Piece {
  return { said: String(text) };
}

export function plainText(pieces: Line): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : piece.said)).join('');
}

/** The page with each text from outside as `clean` gives it. */
export function cleanPage(page: Page, clean: (text: string) => string): Page {
  const cleaned = (pieces: Line): Line =>
    pieces.map((piece) => (typeof piece === 'string' ? piece : { said: clean(piece.said) }));
  const block = (one: Block): Block => {
    switch (one.kind) {
      case 'facts':
        return { ...one, rows: one.rows.map(([name, value]) => [name, cleaned(value)] as const) };
      case 'list':
        return { ...one, items: one.items.map(cleaned) };
      case 'table':
        return { ...one, rows: one.rows.map((row) => row.map(cleaned)) };
    }
  };
  const sections = page.sections.map((section) => ({ ...section, blocks: section.blocks.map(block) }));
  return { ...page, title: cleaned(page.title), foot: cleaned(page.foot), sections };
}
