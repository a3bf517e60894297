// The text of an `authorized_keys` file, line by line, as sshd(8) describes it. Every byte that is not of a line we mean
// stays as it is, so the text is taken as Latin-1: one character, one byte.

export interface KeyLine {
  /** As they stand before the key, without the blank after them; empty where there are none. */
  readonly options: string;
  readonly type: string;
  /** Base64 of the public key. */
  readonly blob: string;
  readonly comment: string;
}

/** How a new line ends, and by which a disabled one is known. */
export function markOf(rotationId: string): string {
  return `unleak ${rotationId}`;
}

const KEY_TYPE = /^(?:sk-)?(?:ssh|ecdsa)-[a-z0-9@.-]+$/;
const BLANK = /[ \t]/;

/** The key of a line; undefined for a comment, a blank line, and what sshd would not read either. */
export function parseKeyLine(line: string): KeyLine | undefined {
  const text = line.replace(/\r$/, '').replace(/^[ \t]+/, '');
  if (text === '' || text.startsWith('#')) return undefined;
  const plain = keyIn(text, '');
  if (plain !== undefined) return plain;
  const end = endOfOptions(text);
  return end === undefined ? undefined : keyIn(text.slice(end).replace(/^[ \t]+/, ''), text.slice(0, end));
}

/** The lines that let this key in. */
export function linesOf(text: string, blob: string): readonly KeyLine[] {
  return text
    .split('\n')
    .map(parseKeyLine)
    .filter((line) => line !== undefined && sameBlob(line.blob, blob)) as readonly KeyLine[];
}

/** The lines whose comment is this rotation's mark. */
export function linesMarked(text: string, rotationId: string): readonly KeyLine[] {
  return text
    .split('\n')
    .map(parseKeyLine)
    .filter((line) => line?.comment === markOf(rotationId)) as readonly KeyLine[];
}

/** The text with these lines at its end. */
export function withLines(text: string, lines: readonly string[]): string {
  const start = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return `${start}${lines.map((line) => `${line}\n`).join('')}`;
}

/** The text without this key's lines, and only those that carry the rotation's mark. */
export function withoutOurs(text: string, blob: string, rotationId: string): string {
  return keepLines(text, (line) => {
    const key = parseKeyLine(line);
    return key === undefined || !sameBlob(key.blob, blob) || key.comment !== markOf(rotationId);
  });
}

/** The text with each line of this key made a comment, which keeps the line whole behind the rotation's mark. */
export function disabled(text: string, blob: string, rotationId: string): string {
  return mapLines(text, (line) => {
    const key = parseKeyLine(line);
    return key !== undefined && sameBlob(key.blob, blob) ? `${disabledPrefix(rotationId)}${line}` : line;
  });
}

/** Undoes `disabled`. */
export function enabled(text: string, blob: string, rotationId: string): string {
  return mapLines(text, (line) => disabledLine(line, blob, rotationId) ?? line);
}

/** The text without what `disabled` made comments. */
export function withoutDisabled(text: string, blob: string, rotationId: string): string {
  return keepLines(text, (line) => disabledLine(line, blob, rotationId) === undefined);
}

/** The names of a line's options, without their values, which may be secret. */
export function optionNames(options: string): readonly string[] {
  const names: string[] = [];
  let [quoted, start] = [false, 0];
  for (let at = 0; at <= options.length; at += 1) {
    const char = options[at];
    if (char === '"' && options[at - 1] !== '\\') quoted = !quoted;
    if (char !== undefined && (char !== ',' || quoted)) continue;
    const name = options.slice(start, at).split('=', 1)[0]?.toLowerCase() ?? '';
    if (name !== '') names.push(name);
    start = at + 1;
  }
  return names;
}

function disabledPrefix(rotationId: string): string {
  return `# ${markOf(rotationId)} disabled: `;
}

function disabledLine(line: string, blob: string, rotationId: string): string | undefined {
  const prefix = disabledPrefix(rotationId);
  if (!line.startsWith(prefix)) return undefined;
  const key = parseKeyLine(line.slice(prefix.length));
  return key !== undefined && sameBlob(key.blob, blob) ? line.slice(prefix.length) : undefined;
}

function keyIn(text: string, options: string): KeyLine | undefined {
  const [, type = '', blob = '', comment = ''] = /^(\S+)[ \t]+(\S+)(?:[ \t]+(.*))?$/.exec(text) ?? [];
  if (!KEY_TYPE.test(type) || !/^[A-Za-z0-9+/]+={0,2}$/.test(blob)) return undefined;
  return { options, type, blob, comment: comment.trim() };
}

/** Where the first blank outside quotes stands; a quote is escaped by a backslash. */
function endOfOptions(text: string): number | undefined {
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '\\' && text[at + 1] === '"') at += 1;
    else if (char === '"') quoted = !quoted;
    else if (!quoted && BLANK.test(char)) return at;
  }
  return undefined;
}

function sameBlob(one: string, other: string): boolean {
  return Buffer.from(one, 'base64').equals(Buffer.from(other, 'base64'));
}

function mapLines(text: string, change: (line: string) => string): string {
  return text.split('\n').map(change).join('\n');
}

function keepLines(text: string, isKept: (line: string) => boolean): string {
  return text.split('\n').filter(isKept).join('\n');
}
