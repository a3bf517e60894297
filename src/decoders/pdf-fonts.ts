import { decodeStream, type PdfStream } from './pdf-streams.js';

/** What the codes in a font's strings mean, as text. */
export interface FontMap {
  /** How many bytes a code has. */
  readonly codeBytes: number;
  readonly text: ReadonlyMap<number, string>;
}

/** By the name that a page calls a font; pages may call different ones the same. */
export type Fonts = ReadonlyMap<string, readonly FontMap[]>;

const MAX_FONTS = 2000;
const MAX_CODES = 70_000;
const MAX_OBJECT_BYTES = 1 << 16;
/** What may be inflated to learn of fonts. */
const MAX_INFLATED_BYTES = 64 * 2 ** 20;

/** The fonts of a file that say what their codes mean. Which page has which is not followed: names are enough. */
export function readFonts(file: Buffer, streams: readonly PdfStream[]): Fonts {
  const decode = withinBudget();
  const objects = readObjects(file, streams, decode);
  const byNumber = new Map(streams.map((stream) => [stream.object, stream]));
  const maps = new Map<number, FontMap | undefined>();
  const mapOf = (font: number): FontMap | undefined => {
    if (maps.has(font)) return maps.get(font);
    const target = /\/ToUnicode\s+(\d{1,10})/.exec(objects.get(font) ?? '')?.[1];
    const stream = target === undefined ? undefined : byNumber.get(Number(target));
    const bytes = stream === undefined ? undefined : decode(stream);
    const map = bytes === undefined ? undefined : parseFontMap(bytes.toString('latin1'));
    maps.set(font, map);
    return map;
  };
  const fonts = new Map<string, FontMap[]>();
  for (const { name, font } of fontNames(objects)) {
    if (maps.size > MAX_FONTS) break;
    const map = mapOf(font);
    const known = fonts.get(name) ?? [];
    if (map !== undefined && !known.includes(map)) fonts.set(name, [...known, map]);
  }
  return fonts;
}

type Decode = (stream: PdfStream) => Buffer | undefined;

function withinBudget(): Decode {
  let left = MAX_INFLATED_BYTES;
  return (stream) => {
    const bytes = left > 0 ? decodeStream(stream) : undefined;
    left -= bytes?.length ?? stream.bytes.length;
    return bytes;
  };
}

/** The text of every object without its stream, by number; those inside of object streams too. */
function readObjects(file: Buffer, streams: readonly PdfStream[], decode: Decode): ReadonlyMap<number, string> {
  const objects = new Map<number, string>(streams.map(({ object, dictionary }) => [object, dictionary]));
  for (let at = file.indexOf(' obj'), next: number; at >= 0; at = next) {
    next = file.indexOf(' obj', at + 4);
    const number = /(\d{1,10})\s+\d{1,5}$/.exec(file.toString('latin1', Math.max(0, at - 24), at))?.[1];
    if (number === undefined || objects.has(Number(number))) continue;
    const end = Math.min(next < 0 ? file.length : next, at + 4 + MAX_OBJECT_BYTES);
    objects.set(Number(number), file.toString('latin1', at + 4, end));
  }
  for (const stream of streams) {
    if (!/\/Type\s*\/ObjStm\b/.test(stream.dictionary)) continue;
    const bytes = decode(stream);
    const first = Number(/\/First\s+(\d{1,9})/.exec(stream.dictionary)?.[1] ?? Number.NaN);
    if (bytes !== undefined && Number.isInteger(first)) addPacked(objects, bytes, first);
  }
  return objects;
}

/** An object stream begins with pairs of numbers: which object, and where after `first` it stands. */
function addPacked(objects: Map<number, string>, bytes: Buffer, first: number): void {
  const numbers = bytes.toString('latin1', 0, first).trim().split(/\s+/).map(Number);
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    const [object, start] = [numbers[i] ?? 0, first + (numbers[i + 1] ?? 0)];
    const end = i + 3 < numbers.length ? first + (numbers[i + 3] ?? 0) : bytes.length;
    objects.set(object, bytes.toString('latin1', start, Math.min(end, start + MAX_OBJECT_BYTES)));
  }
}

function* fontNames(objects: ReadonlyMap<number, string>): Generator<{ name: string; font: number }> {
  for (const text of objects.values()) {
    for (const names of fontDictionaries(text, objects)) {
      for (const [, name, font] of names.matchAll(/\/([^\s/<>[\]()]{1,80})\s+(\d{1,10})\s+\d{1,5}\s+R/g)) {
        yield { name: name ?? '', font: Number(font) };
      }
    }
  }
}

/** What follows `/Font` in an object: names in brackets, or the number of the object that has them. */
function* fontDictionaries(text: string, objects: ReadonlyMap<number, string>): Generator<string> {
  const key = '/Font';
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at)) {
    at += key.length;
    const next = /^\s{0,20}(?:(<<)|(\d{1,10})\s+\d{1,5}\s+R)/.exec(text.slice(at, at + 60));
    if (next?.[1] !== undefined) {
      const end = text.indexOf('>>', at);
      yield text.slice(at, end < 0 ? text.length : end);
      at = end < 0 ? text.length : end;
    } else if (next?.[2] !== undefined) yield objects.get(Number(next[2])) ?? '';
  }
}

/** The part of a CMap that says what codes mean: single ones, and ranges with a start or a list. */
export function parseFontMap(cmap: string): FontMap {
  const text = new Map<number, string>();
  const codeBytes =
    (/begincodespacerange\s*<([0-9a-f\s]{1,16})>/i.exec(cmap)?.[1]?.replaceAll(/\s/g, '').length ?? 4) / 2;
  for (const body of sections(cmap, 'bfchar')) {
    for (const [, code, target] of body.matchAll(/<([0-9a-f]{1,8})>\s*<([0-9a-f]{1,64})>/gi)) {
      if (text.size < MAX_CODES) text.set(Number.parseInt(code ?? '', 16), utf16(target ?? ''));
    }
  }
  for (const body of sections(cmap, 'bfrange')) {
    const ranges = /<([0-9a-f]{1,8})>\s*<([0-9a-f]{1,8})>\s*(?:<([0-9a-f]{1,64})>|\[([^\]]{0,20000})\])/gi;
    for (const [, from, to, start, list] of body.matchAll(ranges)) {
      addRange(text, Number.parseInt(from ?? '', 16), Number.parseInt(to ?? '', 16), start, list);
    }
  }
  return { codeBytes: Math.min(4, Math.max(1, Math.ceil(codeBytes))), text };
}

function* sections(cmap: string, name: string): Generator<string> {
  for (let at = cmap.indexOf(`begin${name}`); at >= 0; at = cmap.indexOf(`begin${name}`, at)) {
    const end = cmap.indexOf(`end${name}`, at);
    if (end < 0) return;
    yield cmap.slice(at, end);
    at = end;
  }
}

function addRange(text: Map<number, string>, from: number, to: number, start?: string, list?: string): void {
  const items = list?.match(/[0-9a-f]+/gi) ?? undefined;
  for (let code = from; code <= to && text.size < MAX_CODES; code += 1) {
    const offset = code - from;
    if (items !== undefined) {
      if (offset >= items.length) return;
      text.set(code, utf16(items[offset] ?? ''));
    } else {
      const first = utf16(start ?? '');
      const last = first.codePointAt(first.length - 1) ?? 0;
      text.set(code, first.slice(0, -1) + String.fromCodePoint(Math.min(last + offset, 0x10_ffff)));
    }
  }
}

function utf16(hex: string): string {
  const bytes = Buffer.from(hex.padStart(Math.ceil(hex.length / 4) * 4, '0'), 'hex');
  return bytes.swap16().toString('utf16le');
}
