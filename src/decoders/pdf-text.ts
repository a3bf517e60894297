import type { FontMap, Fonts } from './pdf-fonts.js';

/** In thousandths of the font's size: a larger step to the right inside of a line is a blank. */
const BLANK_STEP = -200;
/** Pages may call different fonts the same: so many of one name are tried. */
const MAX_VARIANTS = 4;
const MAX_OPERANDS = 10_000;

/** Whether a decoded stream shows text. */
export function showsText(content: Buffer): boolean {
  return content.includes('Tj') || content.includes('TJ') || /\)\s*['"]/.test(content.toString('latin1', 0, 1 << 16));
}

/**
 * The text that a page's stream shows, a line for each height. Where the stream does not say whether two pieces belong
 * together, once joined and once apart; a font's name that stands for several, once with each.
 */
export function pageText(content: string, fonts: Fonts): string {
  const choices = Math.min(MAX_VARIANTS, Math.max(1, ...[...fonts.values()].map((maps) => maps.length)));
  const variants = new Set<string>();
  for (let choice = 0; choice < choices; choice += 1) {
    for (const between of ['', ' ']) variants.add(new Page(fonts, choice, between).read(content));
  }
  return [...variants].join('\n');
}

type Operand = number | Text | Name;
type Text = { readonly text: Buffer };
type Name = { readonly name: string };

/** Strings, names, numbers and operators. By hand where brackets are nested, so that no input makes it slow. */
function* tokensOf(content: string): Generator<string> {
  const token = /\(|<(?!<)[0-9a-f\s]*>|\/[^\s/<>[\]()%]*|[-+]?\d*\.?\d+|[a-z'"*]+|%[^\r\n]*/gi;
  for (let found = token.exec(content); found !== null; found = token.exec(content)) {
    if (found[0] === '(') token.lastIndex = literalEnd(content, token.lastIndex);
    yield content.slice(found.index, token.lastIndex);
  }
}

function literalEnd(content: string, start: number): number {
  let depth = 1;
  for (let at = start; at < content.length; at += 1) {
    const char = content[at];
    if (char === '\\') at += 1;
    else if (char === '(') depth += 1;
    else if (char === ')' && (depth -= 1) === 0) return at + 1;
  }
  return content.length;
}

/** Follows the operators of a stream as far as they place text. */
class Page {
  readonly #fonts: Fonts;
  readonly #choice: number;
  readonly #between: string;
  readonly #lines: string[] = [];
  #line = '';
  #font: FontMap | undefined;
  #y = 0;
  #shownAt = 0;

  constructor(fonts: Fonts, choice: number, between: string) {
    this.#fonts = fonts;
    this.#choice = choice;
    this.#between = between;
  }

  read(content: string): string {
    let operands: Operand[] = [];
    for (const token of tokensOf(content)) {
      const operand = operandOf(token);
      if (operand === undefined) {
        if (!token.startsWith('%')) this.#run(token, operands);
        operands = [];
      } else if (operands.length < MAX_OPERANDS) operands.push(operand);
    }
    this.#endLine();
    return this.#lines.join('\n');
  }

  #run(operator: string, operands: readonly Operand[]): void {
    const numbers = operands.filter((operand) => typeof operand === 'number');
    switch (operator) {
      case 'Tf': {
        const name = operands.find(
          (operand): operand is Name => typeof operand === 'object' && 'name' in operand,
        )?.name;
        const maps = this.#fonts.get(name ?? '') ?? [];
        this.#font = maps[this.#choice % Math.max(1, maps.length)];
        break;
      }
      case 'BT':
        this.#y = 0;
        break;
      case 'Td':
      case 'TD':
        this.#y += numbers[1] ?? 0;
        break;
      case 'Tm':
        this.#y = numbers[5] ?? 0;
        break;
      case 'T*':
        this.#endLine();
        break;
      case "'":
      case '"':
        this.#endLine();
        this.#show(operands);
        break;
      case 'Tj':
      case 'TJ':
        this.#show(operands);
        break;
      default:
    }
  }

  #show(operands: readonly Operand[]): void {
    if (Math.abs(this.#y - this.#shownAt) > 0.1) this.#endLine();
    else if (this.#line !== '') this.#line += this.#between;
    this.#shownAt = this.#y;
    for (const operand of operands) {
      if (typeof operand === 'number') this.#line += operand < BLANK_STEP ? ' ' : '';
      else if ('text' in operand) this.#line += textOf(operand.text, this.#font);
    }
  }

  #endLine(): void {
    if (this.#line !== '') this.#lines.push(this.#line);
    this.#line = '';
  }
}

/** Undefined for an operator. */
function operandOf(token: string): Operand | undefined {
  const first = token[0] ?? '';
  if (first === '(') return { text: literal(token.slice(1, -1)) };
  if (first === '<') {
    const digits = token.replaceAll(/[^0-9a-f]/gi, '');
    return { text: Buffer.from(digits.length % 2 === 1 ? `${digits}0` : digits, 'hex') };
  }
  if (first === '/') return { name: token.slice(1) };
  return /[\d.+-]/.test(first) ? Number(token) : undefined;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function literal(body: string): Buffer {
  const text = body.replace(/\\(?:([0-7]{1,3})|(\r\n|[^]))/g, (_, octal?: string, char = '') => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    return /[\r\n]/.test(char as string) ? '' : (ESCAPES[char as string] ?? (char as string));
  });
  return Buffer.from(text, 'latin1');
}

function textOf(bytes: Buffer, font: FontMap | undefined): string {
  if (font === undefined) return bytes.toString('latin1');
  let text = '';
  for (let at = 0; at < bytes.length; at += font.codeBytes) {
    const code = bytes.readUIntBE(at, Math.min(font.codeBytes, bytes.length - at));
    text += font.text.get(code) ?? (code < 256 ? String.fromCharCode(code) : '');
  }
  return text;
}
