// src/decoders/bytes.ts
function tableOf(chars) {
  const table = new Uint8Array(256);
  for (const byte of Buffer.from(chars, "latin1")) table[byte] = 1;
  return table;
}
var DIGITS = "0123456789";
var LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
var HEX_DIGITS = "0123456789abcdef";
var NO_DIGIT = 256;
var HEX_VALUES = new Uint16Array(256).fill(NO_DIGIT);
for (const [value, char] of [...HEX_DIGITS].entries()) {
  HEX_VALUES[char.charCodeAt(0)] = value;
  HEX_VALUES[char.toUpperCase().charCodeAt(0)] = value;
}
function hexPair(bytes, at) {
  if (at + 2 > bytes.length) return -1;
  const value = (HEX_VALUES[bytes[at]] << 4) + HEX_VALUES[bytes[at + 1]];
  return value < NO_DIGIT ? value : -1;
}
function isHexDigit(byte) {
  return byte !== void 0 && HEX_VALUES[byte] !== NO_DIGIT;
}
function hexNumber(bytes, at, count) {
  if (at + count > bytes.length) return -1;
  let value = 0;
  for (let index = at; index < at + count; index += 1) {
    const digit = HEX_VALUES[bytes[index]];
    if (digit === NO_DIGIT) return -1;
    value = value * 16 + digit;
  }
  return value;
}
function isAsciiText(byte) {
  return byte >= 32 && byte < 127 || byte === 9 || byte === 10 || byte === 13 || byte === 27;
}
var NEAR = 48;
function nextByte(bytes, byte, from) {
  const near = Math.min(bytes.length, from + NEAR);
  for (let at = from; at < near; at += 1) if (bytes[at] === byte) return at;
  return near < bytes.length ? bytes.indexOf(byte, near) : -1;
}
function searchFor(bytes, needle) {
  let found = -2;
  return (from) => {
    if (found !== -1 && found < from) found = bytes.indexOf(needle, from, "latin1");
    return found;
  };
}

// src/decoders/pieces.ts
var NATIVE_COPY = 48;
var Pieces = class {
  #source;
  #bytes;
  #length = 0;
  /** By entry: its first offset here, where that comes from, and how many outer bytes each further byte takes. */
  #offsets = [];
  #origins = [];
  #widths = [];
  /** @param capacity decoded bytes that are expected; there may be more */
  constructor(source, capacity) {
    this.#source = source;
    this.#bytes = Buffer.allocUnsafe(capacity);
  }
  get length() {
    return this.#length;
  }
  /** Takes a stretch of the source as it is. */
  copy(start, end2) {
    if (end2 <= start) return;
    this.#reserve(end2 - start);
    this.#enter(start, 1);
    if (end2 - start >= NATIVE_COPY) {
      this.#source.copy(this.#bytes, this.#length, start, end2);
      this.#length += end2 - start;
      return;
    }
    for (let at = start; at < end2; at += 1) this.#bytes[this.#length++] = this.#source[at];
  }
  /** Takes one byte that the `width` outer bytes from `origin` on encode. */
  put(byte, origin, width) {
    this.#reserve(1);
    this.#enter(origin, width);
    this.#bytes[this.#length++] = byte;
  }
  /** Takes a character, in UTF-8, that the `width` outer bytes from `origin` on encode. */
  putCodePoint(code, origin, width) {
    if (code < 128) {
      this.put(code, origin, width);
      return;
    }
    const head2 = code < 2048 ? 192 : code < 65536 ? 224 : 240;
    const following = code < 2048 ? 1 : code < 65536 ? 2 : 3;
    this.put(head2 | code >> 6 * following, origin, 0);
    for (let rest = following - 1; rest >= 0; rest -= 1) this.put(128 | code >> 6 * rest & 63, origin, 0);
  }
  finish(outer) {
    const bytes = this.#bytes.subarray(0, this.#length);
    return { bytes, outer, toOuter: (offset) => this.#toOuter(offset, outer) };
  }
  #toOuter(offset, outer) {
    if (offset >= this.#length) return outer.end;
    let low = 0;
    let high = this.#offsets.length - 1;
    while (low < high) {
      const middle = low + high + 1 >> 1;
      if (this.#offsets[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return this.#origins[low] + (offset - this.#offsets[low]) * this.#widths[low];
  }
  #enter(origin, width) {
    const last = this.#offsets.length - 1;
    if (last >= 0 && this.#widths[last] === width) {
      if (this.#origins[last] + (this.#length - this.#offsets[last]) * width === origin) return;
    }
    this.#offsets.push(this.#length);
    this.#origins.push(origin);
    this.#widths.push(width);
  }
  #reserve(count) {
    if (this.#length + count <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(2 * this.#bytes.length, this.#length + count));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
};

// src/decoders/spans.ts
function widened(bytes, within, reach) {
  const spans = [];
  for (const { start, end: end2 } of within) {
    if (end2 <= start) continue;
    const wide = { start: Math.max(0, start - reach), end: Math.min(bytes.length, end2 + reach) };
    const last = spans.at(-1);
    if (last !== void 0 && wide.start <= last.end) last.end = Math.max(last.end, wide.end);
    else spans.push(wide);
  }
  return spans;
}
function overlapWith(within) {
  let index = 0;
  return ({ start, end: end2 }) => {
    for (; index < within.length; index += 1) {
      const span = within[index];
      if (span.end > start && span.end > span.start) return span.start < end2;
    }
    return false;
  };
}

// src/decoders/rewrite.ts
var CONTEXT = 1024;
var NEIGHBOURS = 160;
var MAX_GAP = 512;
var MAX_STRETCH = 1 << 20;
var NEWLINE = 10;
function* rewrite(bytes, within, marksIn7) {
  const isWanted = overlapWith(within);
  for (const span of widened(bytes, within, CONTEXT)) {
    const view = span.end === bytes.length ? bytes : bytes.subarray(0, span.end);
    for (const stretch of stretches(view, span.start, marksIn7)) {
      if (isWanted(stretch)) yield undone(view, stretch, marksIn7);
    }
  }
}
function* stretches(view, from, marksIn7) {
  const marks = marksIn7(view, from);
  let found = nextTelling(marks, from);
  let floor = from;
  while (found !== void 0) {
    const start = contextStart(view, found.start, floor);
    let end2 = found.end;
    found = nextTelling(marks, end2);
    while (found !== void 0 && found.start - end2 <= MAX_GAP && found.end - start <= MAX_STRETCH) {
      end2 = found.end;
      found = nextTelling(marks, end2);
    }
    floor = contextEnd(view, end2, found?.start ?? view.length);
    yield { start, end: floor };
  }
}
function nextTelling(marks, from) {
  const next = marks.nextTelling ?? marks.next;
  for (let at = next(from); at !== -1; at = next(at + marks.width)) {
    const end2 = marks.telling(at);
    if (end2 !== -1) return { start: at, end: end2 };
  }
  return void 0;
}
function undone(view, stretch, marksIn7) {
  const part = view.subarray(0, stretch.end);
  const marks = marksIn7(part, stretch.start);
  const pieces = new Pieces(part, stretch.end - stretch.start);
  let copied = stretch.start;
  let at = marks.next(stretch.start);
  while (at !== -1) {
    pieces.copy(copied, at);
    copied = marks.undo(at, pieces);
    at = marks.next(copied > at ? copied : at + marks.width);
  }
  pieces.copy(copied, stretch.end);
  return pieces.finish(stretch);
}
function contextStart(bytes, at, floor) {
  const first = Math.max(floor, at - CONTEXT);
  let start = at;
  while (start > first && (bytes[start - 1] !== NEWLINE || at - start < NEIGHBOURS)) start -= 1;
  return start;
}
function contextEnd(bytes, at, ceiling) {
  const last = Math.min(ceiling, at + CONTEXT);
  let end2 = at;
  while (end2 < last && (bytes[end2] !== NEWLINE || end2 - at < NEIGHBOURS)) end2 += 1;
  return end2;
}

// src/decoders/ansi.ts
var ESCAPE = 27;
var BELL = 7;
var BACKSLASH = 92;
var NEWLINE2 = 10;
var CONTROL = 91;
var COMMAND = 93;
var MAX_CONTROL = 64;
var MAX_COMMAND = 4096;
var ansi = {
  name: "ansi",
  decode: (bytes, within) => rewrite(bytes, within, marksIn)
};
function marksIn(view) {
  return {
    width: 1,
    next: (from) => nextByte(view, ESCAPE, from),
    // Two bytes alone stand in many binaries by chance.
    telling: (at) => view[at + 1] === CONTROL || view[at + 1] === COMMAND ? sequenceEnd(view, at) : -1,
    undo(at) {
      const end2 = sequenceEnd(view, at);
      return end2 === -1 ? at : end2;
    }
  };
}
function sequenceEnd(view, at) {
  const kind = view[at + 1];
  if (kind === void 0) return -1;
  if (kind === CONTROL) return controlEnd(view, at + 2);
  if (kind === COMMAND) return commandEnd(view, at + 2);
  if (kind >= 32 && kind <= 47) return (view[at + 2] ?? 0) >= 48 ? at + 3 : -1;
  return kind >= 48 && kind <= 126 ? at + 2 : -1;
}
function controlEnd(view, start) {
  const last = Math.min(view.length, start + MAX_CONTROL);
  for (let at = start; at < last; at += 1) {
    const byte = view[at];
    if (byte >= 64 && byte <= 126) return at + 1;
    if (byte < 32 || byte > 63) return -1;
  }
  return -1;
}
function commandEnd(view, start) {
  const last = Math.min(view.length, start + MAX_COMMAND);
  for (let at = start; at < last; at += 1) {
    const byte = view[at];
    if (byte === BELL) return at + 1;
    if (byte === NEWLINE2) return -1;
    if (byte === ESCAPE) return view[at + 1] === BACKSLASH ? at + 2 : -1;
  }
  return -1;
}

// src/decoders/backslash.ts
var BACKSLASH2 = 92;
var OPEN_BRACE = 123;
var CLOSE_BRACE = 125;
var CONTROLS = /* @__PURE__ */ new Map([
  [110, 10],
  // \n
  [114, 13],
  // \r
  [116, 9],
  // \t
  [101, 27]
  // \e
]);
var DIGITS_AFTER = /* @__PURE__ */ new Map([
  [120, 2],
  [117, 4],
  [85, 8]
]);
var TELLING = tableOf('"/_:=');
var PUNCTUATION = tableOf("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ ");
var OCTAL = tableOf("01234567");
var NAME = tableOf(`${LETTERS}${DIGITS}_.-`);
var NAME_START = tableOf(`${LETTERS}_`);
var SIGN = tableOf("=:");
var MAX_NAME = 48;
var backslash = {
  name: "backslash",
  decode: (bytes, within) => rewrite(bytes, within, marksIn2)
};
function marksIn2(view) {
  return {
    width: 2,
    next: (from) => nextByte(view, BACKSLASH2, from),
    telling: (at) => tellingEnd(view, at),
    undo: (at, into) => undo(view, at, into)
  };
}
function tellingEnd(view, at) {
  const next = view[at + 1];
  if (next === void 0) return -1;
  if (TELLING[next] === 1) return at + 2;
  const control = CONTROLS.get(next);
  if (control === 27) return view[at + 2] === 91 ? at + 2 : -1;
  if (control !== void 0) return isAssignment(view, at + 2) ? at + 2 : -1;
  const escape = numberAt(view, at);
  return escape !== void 0 && isAsciiText(escape.code) ? escape.end : -1;
}
function undo(view, at, into) {
  const next = view[at + 1];
  if (next === void 0) return at;
  const plain = PUNCTUATION[next] === 1 ? next : CONTROLS.get(next);
  if (plain !== void 0) {
    into.put(plain, at, 2);
    return at + 2;
  }
  const escape = numberAt(view, at);
  if (escape === void 0) return at;
  if (next === 120 || OCTAL[next] === 1) into.put(escape.code, at, escape.end - at);
  else into.putCodePoint(escape.code, at, escape.end - at);
  return escape.end;
}
function isAssignment(view, start) {
  if (NAME_START[view[start] ?? 0] !== 1) return false;
  const last = Math.min(view.length, start + MAX_NAME);
  for (let at = start + 1; at < last; at += 1) {
    const byte = view[at];
    if (NAME[byte] !== 1) return SIGN[byte] === 1 && at - start >= 3;
  }
  return false;
}
function numberAt(view, at) {
  const kind = view[at + 1];
  const count = DIGITS_AFTER.get(kind);
  if (count === void 0) return octalAt(view, at);
  if (view[at + 2] === OPEN_BRACE) return bracedAt(view, at);
  const code = hexNumber(view, at + 2, count);
  const end2 = at + 2 + count;
  if (code >= 55296 && code < 56320) return pairAt(view, at, code);
  return isCharacter(code) ? { code, end: end2 } : void 0;
}
function octalAt(view, at) {
  const [first, second, third] = [view[at + 1], view[at + 2], view[at + 3]];
  if (first === void 0 || second === void 0 || third === void 0) return void 0;
  if (first > 51 || OCTAL[first] !== 1 || OCTAL[second] !== 1 || OCTAL[third] !== 1) return void 0;
  return { code: first - 48 << 6 | second - 48 << 3 | third - 48, end: at + 4 };
}
function bracedAt(view, at) {
  for (let count = 1; count <= 6; count += 1) {
    if (view[at + 3 + count] !== CLOSE_BRACE) continue;
    const code = hexNumber(view, at + 3, count);
    return isCharacter(code) ? { code, end: at + 4 + count } : void 0;
  }
  return void 0;
}
function pairAt(view, at, high) {
  if (view[at + 6] !== BACKSLASH2 || view[at + 7] !== 117) return void 0;
  const low = hexNumber(view, at + 8, 4);
  if (low < 56320 || low >= 57344) return void 0;
  return { code: 65536 + (high - 55296 << 10) + (low - 56320), end: at + 12 };
}
function isCharacter(code) {
  return code >= 0 && code <= 1114111 && !(code >= 55296 && code < 57344);
}

// src/decoders/alphabets.ts
var BASE64 = tableOf(`${LETTERS}${DIGITS}+/-_`);
var HEX_INSIDE = tableOf("0123456789abcdefABCDEFxX ,:;-	\r\n");
var QUOTES = tableOf("\"'`");
var AFTER_QUOTE = tableOf(" 	\r\n+.&|~<\\\"'`");
var PIECE = tableOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+/=.:@%!?*#$^&~|<>-");

// src/decoders/content.ts
var HEAD_BYTES = 24;
var MAGICS = [
  [31, 139, 8],
  [80, 75, 3, 4],
  [66, 90, 104],
  [253, 55, 122, 88, 90],
  [40, 181, 47, 253]
];
function isContent(head2, length) {
  return isTextStart(head2, length) || isWideText(head2, length) || isStream(head2, length);
}
var TEXT_START = new Uint8Array(256);
for (let byte = 32; byte < 127; byte += 1) TEXT_START[byte] = 1;
for (const byte of [9, 10, 13, 27]) TEXT_START[byte] = 1;
TEXT_START.fill(2, 194, 224);
TEXT_START.fill(3, 224, 240);
TEXT_START.fill(4, 240, 245);
function isTextStart(bytes, length) {
  let at = 0;
  while (at < length) {
    const size = TEXT_START[bytes[at]];
    if (size === 0) return false;
    const end2 = Math.min(length, at + size);
    for (at += 1; at < end2; at += 1) if ((bytes[at] & 192) !== 128) return false;
  }
  return length > 0;
}
function isWideText(head2, length) {
  if (length < 8) return false;
  const mark = head2[0] << 8 | head2[1];
  if (mark === 65534 || mark === 65279) return true;
  const first = head2[0] === 0 ? 1 : 0;
  for (let at = 0; at + 1 < length; at += 2) {
    if (head2[at + 1 - first] !== 0 || TEXT_START[head2[at + first]] !== 1) return false;
  }
  return true;
}
function isStream(head2, length) {
  if (length < 8) return false;
  if (MAGICS.some((magic) => magic.every((byte, index) => head2[index] === byte))) return true;
  return head2[0] === 120 && (head2[1] & 32) === 0 && (head2[0] << 8 | head2[1]) % 31 === 0;
}

// src/decoders/base64-head.ts
var ALPHABET = `ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/`;
var VALUES = new Uint8Array(256);
for (const [value, char] of [...ALPHABET].entries()) VALUES[char.charCodeAt(0)] = value;
VALUES["-".charCodeAt(0)] = 62;
VALUES["_".charCodeAt(0)] = 63;
var OTHER_STARTS = tableOf("\0\xFF\xFExPB\xFD(");
var FIRST_BYTES = OTHER_STARTS.map((isOther, byte) => isOther === 1 || TEXT_START[byte] !== 0 ? 1 : 0);
var head = new Uint8Array(HEAD_BYTES);
function isCandidate(bytes, start, end2) {
  if (FIRST_BYTES[(VALUES[bytes[start]] << 2 | VALUES[bytes[start + 1]] >> 4) & 255] !== 1) return false;
  const last = Math.min(end2, start + HEAD_BYTES / 3 * 4);
  let length = 0;
  for (let at = start; at + 1 < last; at += 4) {
    length = decodeFour(bytes, at, last, length);
    const mayBeOther = OTHER_STARTS[head[0]] === 1 || head[1] === 0;
    if (!mayBeOther && !isTextStart(head, length)) return false;
  }
  return length > 0 && isContent(head, length);
}
function decodeFour(bytes, at, end2, length) {
  const third = at + 2 < end2 ? VALUES[bytes[at + 2]] : 0;
  const fourth = at + 3 < end2 ? VALUES[bytes[at + 3]] : 0;
  const bits = VALUES[bytes[at]] << 18 | VALUES[bytes[at + 1]] << 12 | third << 6 | fourth;
  head[length] = bits >> 16;
  head[length + 1] = bits >> 8 & 255;
  head[length + 2] = bits & 255;
  return length + Math.min(3, end2 - at - 1);
}

// src/decoders/runs.ts
function nextRun(bytes, alphabet, minLength, from, end2) {
  let first = from;
  let at = from + minLength - 1;
  while (first < end2 && at < bytes.length) {
    let back = at;
    while (back >= first && alphabet[bytes[back]] === 1) back -= 1;
    if (back < first) return { start: first, end: runEnd(bytes, alphabet, at + 1) };
    first = back + 1;
    at = back + minLength;
  }
  return void 0;
}
function runEnd(bytes, alphabet, from) {
  let at = from;
  while (at + 4 <= bytes.length) {
    if ((alphabet[bytes[at]] & alphabet[bytes[at + 1]] & alphabet[bytes[at + 2]] & alphabet[bytes[at + 3]]) === 0)
      break;
    at += 4;
  }
  while (at < bytes.length && alphabet[bytes[at]] === 1) at += 1;
  return at;
}

// src/decoders/base64-lines.ts
var MIN_LINE = 32;
var MAX_INDENT = 64;
var MAX_BEFORE = 64 * 1024;
var NEWLINE3 = 10;
var CARRIAGE_RETURN = 13;
var BACKSLASH3 = 92;
var BLANKS = tableOf(" 	");
var PADDING = tableOf("=");
var MARGIN = tableOf(" 	#*>;");
var LINE_ENDS = tableOf("\r\n");
var ESCAPED_ENDS = tableOf("nr");
var AFTER_LINE = tableOf("\r\n\\\"'`=<,)");
var STANDARD_ONLY = tableOf("+/");
var URL_ONLY = tableOf("-_");
function firstLine(bytes, start, end2) {
  let foreign;
  for (let at = start; at < end2; at += 1) {
    const byte = bytes[at];
    if (foreign?.[byte] === 1) return { start, end: at };
    if (foreign === void 0)
      foreign = STANDARD_ONLY[byte] === 1 ? URL_ONLY : URL_ONLY[byte] === 1 ? STANDARD_ONLY : void 0;
  }
  return { start, end: end2 };
}
function linesFrom(bytes, first) {
  const lines = [first];
  for (let line = first; line.end - line.start >= MIN_LINE; ) {
    const start = nextLineStart(bytes, line.end);
    if (start === -1) break;
    const end2 = runEnd(bytes, BASE64, start);
    if (end2 === start || end2 < bytes.length && AFTER_LINE[bytes[end2]] !== 1) break;
    line = { start, end: end2 };
    lines.push(line);
  }
  return lines;
}
function nextLineStart(bytes, end2) {
  let at = end2;
  if (bytes[at] === BACKSLASH3) {
    while (bytes[at] === BACKSLASH3 && at < end2 + 8) {
      while (bytes[at] === BACKSLASH3 && at < end2 + 8) at += 1;
      if (ESCAPED_ENDS[bytes[at] ?? 0] !== 1) return -1;
      at += 1;
    }
    return at;
  }
  if (bytes[at] === CARRIAGE_RETURN) at += 1;
  if (bytes[at] !== NEWLINE3) return -1;
  const last = Math.min(bytes.length, at + MAX_INDENT);
  at += 1;
  while (at < last && MARGIN[bytes[at]] === 1) at += 1;
  return at;
}
function startBefore(bytes, at) {
  const floor = Math.max(0, at - MAX_BEFORE);
  let start = runStart(bytes, at, floor, PADDING);
  for (; ; ) {
    const lineStart = runStart(bytes, start, floor, BASE64);
    const margin = runStart(bytes, lineStart, floor, BLANKS);
    const above = runStart(bytes, margin, floor, LINE_ENDS);
    const isFull = above < margin && above - runStart(bytes, above, floor, BASE64) >= MIN_LINE;
    if (!isFull) return lineStart;
    start = above;
  }
}
function runStart(bytes, at, floor, alphabet) {
  let start = at;
  while (start > floor && alphabet[bytes[start - 1]] === 1) start -= 1;
  return start;
}

// src/decoders/survey-kernel.generated.ts
var KERNEL = "AGFzbQEAAAABCQJgAABgAX8BfwMDAgABBQMBADUGEAN/AUEAC38BQQALfwFBAAsHGwMGbWVtb3J5AgAFcmVzZXQAAAZzdXJ2ZXkAAQq0AwIOAEEAJABBACQBQQAkAguiAwEJf0HAAiEBQcACIABqIQJBgIMQIQMjACEFIwEhBiMCIQcCQANAIAEgAk8NASABLQAALQAAIQQgBUEBakEAIARBAXFrcSEFIAVBFEYEQCADIAFB0wJrQQJ0QQByNgIAIANBBGohAwsgBEECdkEBcSEJIARBA3ZBAXEhCCAGIAlqQQAgBEEBdkEBcSAHIAhxQQFzcWtxIQYgCCEHIAZBGEYEQCAJBEAgAyABQcACa0ECdEEBcjYCACADQQRqIQMLCyAEQRBxBEAgAS0AAS0AAEEgcQRAIAFBAWstAAAtAABBwABxBEAgAyABQcACa0ECdEECcjYCACADQQRqIQMLCwsgBEGAAXEEQCABLQAAQdwARiABLQABQQpGIAEtAAFBDUZycSABLQAAQSRGIAEtAABBI0ZyIAEtAAFB+wBGcXIgAS0AAEE6RiABLQABQSBGIAEtAAJBPkYgAS0AAkH8AEZycXFyBEAgAyABQcACa0ECdEECcjYCACADQQRqIQMLCyABQQFqIQEMAAsLIAUkACAGJAEgByQCIANBgIMQa0ECdgs=";

// src/decoders/survey-layout.ts
var CHUNK_BYTES = 256 * 1024;
var TEXT_AT = 256 + 64;
var OUT_AT = TEXT_AT + CHUNK_BYTES + 64;
var PAGES = Math.ceil((OUT_AT + CHUNK_BYTES * 12) / 65536);
var BASE64_BIT = 1;
var HEX_INSIDE_BIT = 2;
var HEX_DIGIT_BIT = 4;
var BLANK_BIT = 8;
var QUOTE_BIT = 16;
var AFTER_QUOTE_BIT = 32;
var PIECE_BIT = 64;
var STARTER_BIT = 128;
var BASE64_TAG = 0;
var HEX_TAG = 1;
var MIN_BASE64_RUN = 20;
var MIN_HEX_DIGITS = 24;

// src/decoders/survey.ts
var MIN_BYTES = 1024;
var SURVEY_REACH = 4096;
var latest;
function surveyOf(bytes, within) {
  if (latest?.bytes === bytes && latest.within === within) return latest.survey;
  const regions = widened(bytes, within, SURVEY_REACH);
  const total = regions.reduce((sum, { start, end: end2 }) => sum + end2 - start, 0);
  latest = { bytes, within, survey: total >= MIN_BYTES ? kernel()?.survey(bytes, regions) : void 0 };
  return latest.survey;
}
var loaded;
function kernel() {
  if (typeof WebAssembly === "undefined") return void 0;
  loaded ??= new Kernel();
  return loaded;
}
var Kernel = class {
  #reset;
  #survey;
  #memory;
  #entries;
  constructor() {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(KERNEL, "base64")));
    const { buffer } = exports["memory"];
    this.#reset = exports["reset"];
    this.#survey = exports["survey"];
    this.#memory = new Uint8Array(buffer);
    this.#entries = new Uint32Array(buffer, OUT_AT);
    this.#memory.set(classes(), 0);
  }
  survey(bytes, regions) {
    const survey = { regions, base64Runs: [], hexRuns: [], joints: [] };
    for (const region of regions) {
      this.#reset();
      for (let start = region.start; start < region.end; start += CHUNK_BYTES) {
        this.#look(bytes, { start, end: Math.min(region.end, start + CHUNK_BYTES) }, survey);
      }
    }
    return survey;
  }
  #look(bytes, { start, end: end2 }, into) {
    const count = end2 - start;
    const before = start === 0 ? 0 : 1;
    const behind = Math.min(2, bytes.length - end2);
    this.#memory[TEXT_AT - 1] = 0;
    this.#memory.set(bytes.subarray(start - before, end2 + behind), TEXT_AT - before);
    this.#memory.fill(0, TEXT_AT + count + behind, TEXT_AT + count + 2);
    const found = this.#survey(count);
    for (let at = 0; at < found; at += 1) {
      const entry = this.#entries[at];
      const place = start + ((entry | 0) >> 2);
      const tag = entry & 3;
      (tag === BASE64_TAG ? into.base64Runs : tag === HEX_TAG ? into.hexRuns : into.joints).push(place);
    }
  }
};
function classes() {
  const blanks = tableOf(" 	\r\n");
  const starters = tableOf("\\$#:");
  return Uint8Array.from({ length: 256 }, (_, byte) => {
    let bits = BASE64[byte] === 1 ? BASE64_BIT : 0;
    if (HEX_INSIDE[byte] === 1) bits |= HEX_INSIDE_BIT;
    if (isHexDigit(byte)) bits |= HEX_DIGIT_BIT;
    if (blanks[byte] === 1) bits |= BLANK_BIT;
    if (QUOTES[byte] === 1) bits |= QUOTE_BIT;
    if (AFTER_QUOTE[byte] === 1) bits |= AFTER_QUOTE_BIT;
    if (PIECE[byte] === 1) bits |= PIECE_BIT;
    return starters[byte] === 1 ? bits | STARTER_BIT : bits;
  });
}
function cursorOver(places) {
  let index = 0;
  return (from) => {
    if (index > 0 && places[index - 1] >= from) index = 0;
    let step = 1;
    while (index + step < places.length && places[index + step] < from) [index, step] = [index + step, step * 2];
    while (index < places.length && places[index] < from) {
      const half = Math.max(1, step >> 1);
      if (index + half < places.length && places[index + half] < from) index += half;
      else if (half === 1) index += 1;
      step = half;
    }
    return places[index] ?? -1;
  };
}

// src/decoders/base64.ts
var MIN_RUN_IN_SECRET = 8;
var MAX_KIND_AT = 64 * 1024;
var MIN_UNNAMED = 24;
var MAX_PREFIX = 96;
var MIN_VALUE = 6;
var MAX_VALUE = 200;
var MAX_NAME_DISTANCE = 128;
var BACKSLASH4 = 92;
var PADDING2 = 61;
var SEPARATORS = tableOf("+-/_");
var SIGN2 = ": ";
var NAMED = /(?:^|[\s"'`,{([?&;])([A-Za-z_][\w.-]{1,63})\\*["'`]?\]?[ \t]*(?:=>|:=|[:=])[ \t]*(?:!!binary[ \t]*)?(?:[|>]-?\s*)?\\*["'`]?$/;
var base64 = {
  name: "base64",
  *decode(bytes, within) {
    const minRun = isKubernetesSecret(bytes) ? MIN_RUN_IN_SECRET : MIN_BASE64_RUN;
    const isWanted = overlapWith(within);
    const runFrom = runsOf(bytes, within, minRun);
    let floor = 0;
    let given = 0;
    for (const { start, end: end2 } of within) {
      let at = Math.max(floor, startBefore(bytes, start));
      const last = end2 + MAX_NAME_DISTANCE;
      for (let run = runFrom(at, last); run !== void 0 && run.start < last; run = runFrom(at, last)) {
        const text = textIn(bytes, run, minRun, given);
        at = text?.end ?? run.end;
        if (text?.decoded !== void 0) {
          given = at;
          if (isWanted(text.decoded.outer)) yield text.decoded;
        }
      }
      floor = at;
    }
  }
};
function runsOf(bytes, within, minRun) {
  const survey = minRun === MIN_BASE64_RUN ? surveyOf(bytes, within) : void 0;
  if (survey === void 0) return (from, end2) => nextRun(bytes, BASE64, minRun, from, end2);
  const next = cursorOver(survey.base64Runs);
  const isSurveyed = insideOf(survey.regions);
  return (from, end2) => {
    if (!isSurveyed(from)) return nextRun(bytes, BASE64, minRun, from, end2);
    const here = runEnd(bytes, BASE64, from);
    if (here - from >= minRun) return { start: from, end: here };
    const start = next(from);
    return start === -1 ? void 0 : { start, end: runEnd(bytes, BASE64, start + minRun) };
  };
}
function insideOf(spans) {
  return (at) => spans.some(({ start, end: end2 }) => start <= at && at < end2);
}
function isKubernetesSecret(bytes) {
  const head2 = bytes.length > MAX_KIND_AT ? bytes.subarray(0, MAX_KIND_AT) : bytes;
  return /kind: Secret|"kind": ?"Secret"/.test(head2.includes("Secret") ? head2.toString("latin1") : "");
}
function textIn(bytes, run, minRun, floor) {
  const start = textStart(bytes, run, minRun);
  if (start === -1) return void 0;
  const lines = linesFrom(bytes, firstLine(bytes, start, run.end));
  const encodedEnd = lines.at(-1).end;
  let end2 = encodedEnd;
  while (bytes[end2] === PADDING2 && end2 < encodedEnd + 2) end2 += 1;
  const isShort = encodedEnd - start < MIN_UNNAMED;
  if (isShort && (end2 - start) % 4 !== 0) return { end: end2 };
  const content = Buffer.from(lines.map((line) => bytes.toString("latin1", line.start, line.end)).join(""), "base64");
  const plain = { bytes: content, outer: { start, end: end2 }, toOuter: originIn(lines, content.length, end2) };
  const name = nameBefore(bytes, start, floor);
  if (name === void 0) return isShort ? { end: end2 } : { decoded: plain, end: end2 };
  return { decoded: isBareValue(content) ? withName(bytes, name, plain) : plain, end: end2 };
}
function textStart(bytes, run, minRun) {
  const start = bytes[run.start - 1] === BACKSLASH4 ? run.start + 1 : run.start;
  if (isCandidate(bytes, start, run.end)) return start;
  const last = Math.min(run.end - minRun, start + MAX_PREFIX);
  for (let at = start; at < last; at += 1) {
    if (SEPARATORS[bytes[at]] === 1 && isCandidate(bytes, at + 1, run.end)) return at + 1;
  }
  return -1;
}
function originIn(lines, length, end2) {
  const firsts = [];
  let count = 0;
  for (const line of lines) {
    firsts.push(count);
    count += line.end - line.start;
  }
  return (offset) => {
    if (offset >= length) return end2;
    const character = Math.floor(offset * 4 / 3);
    let low = 0;
    let high = lines.length - 1;
    while (low < high) {
      const middle = low + high + 1 >> 1;
      if (firsts[middle] <= character) low = middle;
      else high = middle - 1;
    }
    return lines[low].start + character - firsts[low];
  };
}
function nameBefore(bytes, start, floor) {
  const before = bytes.toString("latin1", Math.max(floor, start - MAX_NAME_DISTANCE), start);
  const name = NAMED.exec(before);
  if (name?.[1] === void 0) return void 0;
  const nameStart = start - before.length + name.index + name[0].indexOf(name[1]);
  return { start: nameStart, end: nameStart + name[1].length };
}
function isBareValue(content) {
  if (content.length < MIN_VALUE || content.length > MAX_VALUE || !isTextStart(content, content.length)) return false;
  return !content.some((byte) => byte < 32 || byte === 58 || byte === 61);
}
function withName(bytes, name, { bytes: content, outer, toOuter }) {
  const head2 = Buffer.concat([bytes.subarray(name.start, name.end), Buffer.from(SIGN2)]);
  const nameLength = name.end - name.start;
  return {
    bytes: Buffer.concat([head2, content]),
    outer: { start: name.start, end: outer.end },
    toOuter(offset) {
      if (offset < nameLength) return name.start + offset;
      return offset < head2.length ? name.end : toOuter(offset - head2.length);
    }
  };
}

// src/decoders/joined-lists.ts
var MAX_LIST = 4096;
var WORD = "join(";
var OPENERS = tableOf("[(");
var CLOSERS = tableOf("])");
function joinedLists(view, start) {
  const lists = [];
  const search = searchFor(view, WORD);
  let floor = start;
  let closer = start;
  for (let at = search(start); at !== -1; at = search(at + WORD.length)) {
    const inside = at + WORD.length;
    const before = listBefore(view, at, floor);
    if (before !== void 0) lists.push(before);
    else if (isJoiningNothing(view, at)) {
      closer = closerFrom(view, Math.max(closer, inside));
      if (closer - inside <= MAX_LIST) lists.push({ start: inside, end: closer });
    }
    floor = at;
  }
  return lists;
}
function listBefore(view, at, floor) {
  if (!/[\])]\s*\.\s*$/.test(view.toString("latin1", Math.max(0, at - 16), at))) return void 0;
  if (!/^join\(\s*(?:""|''|``)\s*\)/.test(view.toString("latin1", at, at + 24))) return void 0;
  const first = Math.max(floor, at - MAX_LIST);
  for (let open = at - 1; open >= first; open -= 1) {
    if (OPENERS[view[open]] === 1) return { start: open + 1, end: at };
  }
  return void 0;
}
function isJoiningNothing(view, at) {
  const inside = at + WORD.length;
  if (/^\s*(?:""|'')\s*,/.test(view.toString("latin1", inside, inside + 16))) return true;
  return /(?:""|'')\s*\.\s*$/.test(view.toString("latin1", Math.max(0, at - 16), at));
}
function closerFrom(view, from) {
  let at = from;
  while (at < view.length && CLOSERS[view[at]] !== 1) at += 1;
  return at;
}

// src/decoders/concatenation.ts
var NEWLINE4 = 10;
var CARRIAGE_RETURN2 = 13;
var BACKSLASH5 = 92;
var DOUBLE_QUOTE = 34;
var COMMA = 44;
var BAR = 124;
var LESS = 60;
var MORE = 62;
var UNDERSCORE = 95;
var MAX_JOINT = 256;
var BLANKS2 = tableOf(" 	");
var SPACE = tableOf(" 	\r\n");
var AFTER_QUOTE_IN_LIST = tableOf(" 	\r\n+.&|~<\\\"'`,");
var PREFIXES = tableOf("fFrRbBuULN@$");
var SINGLE = tableOf("+.&~,");
var DOUBLE = tableOf("+.");
var concatenation = {
  name: "concatenation",
  decode(bytes, within) {
    const survey = surveyOf(bytes, within);
    return rewrite(bytes, within, (view, start) => marksIn3(view, start, survey?.joints));
  }
};
function marksIn3(view, start, joints) {
  const lists = joinedLists(view, start);
  const isInList = insideOf2(lists);
  const after = lists.length === 0 ? AFTER_QUOTE : AFTER_QUOTE_IN_LIST;
  const surveyed = joints === void 0 ? void 0 : surveyedJoints(view, joints, lists);
  const others = surveyed !== void 0 ? [] : ["\\\n", "\\\r\n", "${", "#{", ": >", ": |"].map((needle) => searchFor(view, needle));
  const jointEnd = (at) => {
    const byte = view[at];
    if (QUOTES[byte] === 1) return literalsEnd(view, at, isInList);
    if (byte === BACKSLASH5) return continuationEnd(view, at);
    return byte === 58 ? blockEnd(view, at) : pieceEnd(view, at);
  };
  return {
    width: 1,
    next(from) {
      if (surveyed !== void 0) return surveyed(from);
      let before = view.length;
      for (const search of others) {
        const at = search(from);
        if (at !== -1 && at < before) before = at;
      }
      const joint = nextJoint(view, from, before, after, isInList);
      return joint !== -1 ? joint : before < view.length ? before : -1;
    },
    telling: jointEnd,
    undo(at, into) {
      const end2 = jointEnd(at);
      if (end2 === -1) return at;
      if (view[at] === 58) into.copy(at, at + 2);
      else if (view[at + 1] === 123) into.copy(at + 3, end2 - 2);
      return end2;
    }
  };
}
function surveyedJoints(view, joints, lists) {
  const next = cursorOver(joints);
  let listed = { from: 0, at: -1 };
  return (from) => {
    let outside = next(from);
    while (outside !== -1 && outside < view.length) {
      if (QUOTES[view[outside]] !== 1 || isJoint(view, outside, AFTER_QUOTE, isNowhere)) break;
      outside = next(outside + 1);
    }
    if (outside >= view.length) outside = -1;
    if (lists.length === 0) return outside;
    const isKnown = from >= listed.from && (listed.at === -1 || from <= listed.at);
    if (!isKnown) listed = { from, at: nextListed(view, from, lists) };
    return outside === -1 ? listed.at : listed.at === -1 ? outside : Math.min(outside, listed.at);
  };
}
function nextListed(view, from, lists) {
  for (const list of lists) {
    if (list.end <= from) continue;
    const isInside = (at2) => at2 >= list.start && at2 < list.end;
    const end2 = Math.min(view.length, list.end);
    const at = nextJoint(view, Math.max(from, list.start), end2, AFTER_QUOTE_IN_LIST, isInside);
    if (at !== -1) return at;
  }
  return -1;
}
var isNowhere = () => false;
function insideOf2(spans) {
  let index = 0;
  return (at) => {
    while (index < spans.length && spans[index].end <= at) index += 1;
    return index < spans.length && spans[index].start <= at;
  };
}
function nextJoint(view, from, end2, after, isInList) {
  let at = Math.max(1, from);
  for (; at + 8 <= end2; at += 8) {
    const first = QUOTES[view[at]] | QUOTES[view[at + 1]] | QUOTES[view[at + 2]] | QUOTES[view[at + 3]];
    const second = QUOTES[view[at + 4]] | QUOTES[view[at + 5]] | QUOTES[view[at + 6]] | QUOTES[view[at + 7]];
    if ((first | second) === 0) continue;
    for (let near = at; near < at + 8; near += 1) if (isJoint(view, near, after, isInList)) return near;
  }
  for (; at < end2; at += 1) if (isJoint(view, at, after, isInList)) return at;
  return -1;
}
function isJoint(view, at, after, isInList) {
  if (QUOTES[view[at]] !== 1 || after[view[at + 1] ?? 0] !== 1 || PIECE[view[at - 1]] !== 1) return false;
  return at + 2 < view.length && literalsEnd(view, at, isInList) !== -1;
}
function literalsEnd(view, at, isInList) {
  const limit = Math.min(view.length - 1, at + MAX_JOINT);
  const first = skip(view, at + 1, limit, SPACE);
  const operatorEnd = skipOperator(view, first);
  const hasOperator = operatorEnd > first;
  if (view[first] === COMMA && !isInList(at)) return -1;
  let open = skip(view, operatorEnd, limit, SPACE);
  const continuation = lineContinuation(view, open);
  if (continuation > open) open = skip(view, continuation, limit, SPACE);
  if (open > at + 1 && QUOTES[view[open]] !== 1 && PREFIXES[view[open]] === 1) open += 1;
  if (open >= limit || QUOTES[view[open]] !== 1 || PIECE[view[open + 1]] !== 1) return -1;
  if (hasOperator || continuation > 0) return open + 1;
  const areNeighbours = open === at + 1 ? view[at] !== view[open] : view[open - 1] !== NEWLINE4;
  return areNeighbours ? open + 1 : -1;
}
function skip(view, from, limit, table) {
  let at = from;
  while (at < limit && table[view[at]] === 1) at += 1;
  return at;
}
function skipOperator(view, at) {
  const [byte, next] = [view[at], view[at + 1]];
  if (SINGLE[byte] === 1) return DOUBLE[byte] === 1 && next === byte ? at + 2 : at + 1;
  return byte === BAR && next === BAR || byte === LESS && next === MORE ? at + 2 : at;
}
function lineContinuation(view, at) {
  if (view[at] !== BACKSLASH5 && view[at] !== UNDERSCORE) return -1;
  const end2 = view[at + 1] === CARRIAGE_RETURN2 ? at + 2 : at + 1;
  return view[end2] === NEWLINE4 ? end2 + 1 : -1;
}
function continuationEnd(view, at) {
  if (at === 0 || PIECE[view[at - 1]] !== 1) return -1;
  const last = Math.min(view.length, at + MAX_JOINT);
  let end2 = view[at + 1] === CARRIAGE_RETURN2 ? at + 3 : at + 2;
  while (end2 < last && BLANKS2[view[end2]] === 1) end2 += 1;
  return end2 < last && PIECE[view[end2]] === 1 ? end2 : -1;
}
function pieceEnd(view, at) {
  const quote = view[at + 2] ?? 0;
  if (QUOTES[quote] !== 1) return -1;
  const last = Math.min(view.length, at + MAX_JOINT);
  for (let end2 = at + 3; end2 < last && view[end2] !== NEWLINE4; end2 += 1) {
    if (view[end2] === quote) return view[end2 + 1] === 125 ? end2 + 2 : -1;
  }
  return -1;
}
function blockEnd(view, at) {
  const last = Math.min(view.length, at + MAX_JOINT);
  let end2 = at + 3;
  while (end2 < last && SPACE[view[end2]] !== 1) {
    if (end2 > at + 5) return -1;
    end2 += 1;
  }
  let hasNewline = false;
  for (; end2 < last && SPACE[view[end2]] === 1; end2 += 1) hasNewline ||= view[end2] === NEWLINE4;
  const isIndented = hasNewline && BLANKS2[view[end2 - 1]] === 1;
  return isIndented && end2 < last && (PIECE[view[end2]] === 1 || view[end2] === DOUBLE_QUOTE) ? end2 : -1;
}

// src/decoders/hex.ts
var MIN_BYTES2 = 12;
var BETWEEN = tableOf(" ,:;-	\r\n");
var MAX_BETWEEN = 40;
var REACH = 4096;
var ZERO = 48;
var LOWER_X = 120;
var STREAM_START = /^(?:1f8b08|78(?:01|5e|9c|da))/i;
var STARTS = new Uint8Array(512);
for (let byte = 0; byte < 128; byte += 1) if (isAsciiText(byte) || byte === 0 || byte === 31) STARTS[byte] = 1;
var hex = {
  name: "hex",
  *decode(bytes, within) {
    const isWanted = overlapWith(within);
    const runFrom = runsOf2(bytes, within);
    for (const span of widened(bytes, within, REACH)) {
      const view = bytes.subarray(0, span.end);
      let at = span.start;
      for (let run = runFrom(view, at); run !== void 0; run = runFrom(view, at)) {
        for (const decoded of textsIn(view, run)) if (isWanted(decoded.outer)) yield decoded;
        at = run.end;
      }
    }
  }
};
function runsOf2(bytes, within) {
  const survey = surveyOf(bytes, within);
  if (survey === void 0) return (view, from) => nextRun(view, HEX_INSIDE, MIN_HEX_DIGITS, from, view.length);
  const next = cursorOver(survey.hexRuns);
  return (view, from) => {
    const inside = next(from);
    if (inside === -1) return void 0;
    let start = inside;
    while (start > from && HEX_INSIDE[view[start - 1]] === 1) start -= 1;
    return { start, end: runEnd(view, HEX_INSIDE, inside) };
  };
}
function* textsIn(view, run) {
  let at = run.start;
  while (at + 2 <= run.end) {
    const digits = isPrefix(view, at) ? at + 2 : at;
    const decoded = STARTS[hexPair(view, digits) & 511] === 1 ? decodeFrom(view, groupAt(view, at, run.end), run.end) : void 0;
    if (decoded !== void 0 && !isDecimal(view, decoded)) yield decoded;
    at = decoded?.outer.end ?? Math.max(at + 1, digitsEnd(view, digits, run.end));
  }
}
function isDecimal(view, { bytes, outer, toOuter }) {
  const arePairs = !isPrefix(view, outer.start) && toOuter(1) > outer.start + 2;
  return arePairs && !bytes.some((byte) => (byte & 15) > 9);
}
function isPrefix(view, at) {
  return view[at] === ZERO && ((view[at + 1] ?? 0) | 32) === LOWER_X;
}
function digitsEnd(view, at, end2) {
  let last = at;
  while (last < end2 && isHexDigit(view[last])) last += 1;
  return last;
}
function groupAt(view, at, end2) {
  const digits = isPrefix(view, at) ? at + 2 : at;
  return { start: at, digits, end: digitsEnd(view, digits, end2) };
}
function decodeFrom(view, first, end2) {
  const size = first.end - first.digits;
  if (size % 2 !== 0 || size === 0) return void 0;
  const isStream2 = size > 2 * MIN_BYTES2 && STREAM_START.test(view.toString("latin1", first.digits, first.digits + 6));
  const length = isStream2 ? size / 2 : lengthOf(view, first, end2);
  if (length < MIN_BYTES2) return void 0;
  const pieces = new Pieces(view, length);
  let last = first.start;
  for (let digits = first.digits; pieces.length < length; ) {
    const groupEnd = digitsEnd(view, digits, end2);
    for (let at = digits; at < groupEnd && pieces.length < length; at += 2) {
      pieces.put(hexPair(view, at), at, 2);
      last = at + 2;
    }
    digits = nextDigits(view, groupEnd, first.digits - first.start, end2);
  }
  return pieces.finish({ start: first.start, end: last });
}
function lengthOf(view, first, end2) {
  const size = first.end - first.digits;
  const prefix = first.digits - first.start;
  let length = 0;
  let before = -1;
  for (let digits = first.digits, groupEnd = first.end; ; ) {
    for (let at = digits; at < groupEnd; at += 2) {
      const byte = hexPair(view, at);
      if (!isAsciiText(byte) && (byte !== 0 || before === 0)) return length;
      before = byte;
      length += 1;
    }
    if (groupEnd - digits !== size) return length;
    digits = nextDigits(view, groupEnd, prefix, end2);
    if (digits === -1) return length;
    groupEnd = digitsEnd(view, digits, end2);
    if (groupEnd === digits || groupEnd - digits > size || (groupEnd - digits) % 2 !== 0) return length;
  }
}
function nextDigits(view, groupEnd, prefix, end2) {
  const last = Math.min(end2, groupEnd + MAX_BETWEEN);
  let at = groupEnd;
  while (at < last && BETWEEN[view[at]] === 1) at += 1;
  if (at === groupEnd || at === last) return -1;
  return isPrefix(view, at) === (prefix === 2) ? at + prefix : -1;
}

// src/decoders/html-entities.ts
var AMPERSAND = 38;
var HASH = 35;
var SEMICOLON = 59;
var LOWER_X2 = 120;
var MAX_NAME2 = 7;
var MAX_DIGITS = 7;
var INSIDE = tableOf(LETTERS);
var NAMED2 = new Map(
  [
    ["amp AMP", "&"],
    ["lt LT", "<"],
    ["gt GT", ">"],
    ["quot QUOT", '"'],
    ["apos", "'"],
    ["nbsp", " "],
    ["Tab", "	"],
    ["NewLine", "\n"],
    ["excl", "!"],
    ["num", "#"],
    ["dollar", "$"],
    ["percnt", "%"],
    ["lpar", "("],
    ["rpar", ")"],
    ["ast midast", "*"],
    ["plus", "+"],
    ["comma", ","],
    ["period", "."],
    ["sol", "/"],
    ["colon", ":"],
    ["semi", ";"],
    ["equals", "="],
    ["quest", "?"],
    ["commat", "@"],
    ["lsqb lbrack", "["],
    ["bsol", "\\"],
    ["rsqb rbrack", "]"],
    ["Hat", "^"],
    ["lowbar", "_"],
    ["grave", "`"],
    ["lcub lbrace", "{"],
    ["verbar vert", "|"],
    ["rcub rbrace", "}"],
    ["hyphen dash", "-"]
  ].flatMap(
    ([names, char]) => names.split(" ").map((name) => [keyOf(Buffer.from(name), 0, name.length), char.charCodeAt(0)])
  )
);
var htmlEntities = {
  name: "html-entities",
  decode: (bytes, within) => rewrite(bytes, within, marksIn4)
};
function marksIn4(view) {
  return {
    width: 1,
    next: (from) => nextByte(view, AMPERSAND, from),
    telling(at) {
      const entity = entityAt(view, at);
      return entity !== void 0 && isAsciiText(entity.code) ? entity.end : -1;
    },
    undo(at, into) {
      const entity = entityAt(view, at);
      if (entity === void 0) return at;
      into.putCodePoint(entity.code, at, entity.end - at);
      return entity.end;
    }
  };
}
function entityAt(view, at) {
  if (view[at + 1] === HASH) return numberAt2(view, at + 2);
  const last = Math.min(view.length, at + 1 + MAX_NAME2);
  let end2 = at + 1;
  while (end2 < last && INSIDE[view[end2]] === 1) end2 += 1;
  if (end2 < at + 3 || view[end2] !== SEMICOLON) return void 0;
  const code = NAMED2.get(keyOf(view, at + 1, end2));
  return code === void 0 ? void 0 : { code, end: end2 + 1 };
}
function keyOf(bytes, start, end2) {
  let key = 0;
  for (let at = start; at < end2; at += 1) key = key * 128 + bytes[at];
  return key;
}
function numberAt2(view, at) {
  const isHex = ((view[at] ?? 0) | 32) === LOWER_X2;
  const start = isHex ? at + 1 : at;
  const base = isHex ? 16 : 10;
  let code = 0;
  let end2 = start;
  for (; end2 < start + MAX_DIGITS; end2 += 1) {
    const digit = hexNumber(view, end2, 1);
    if (digit === -1 || digit >= base) break;
    code = code * base + digit;
  }
  const isCharacter2 = code <= 1114111 && !(code >= 55296 && code < 57344);
  return end2 > start && view[end2] === SEMICOLON && isCharacter2 ? { code, end: end2 + 1 } : void 0;
}

// src/decoders/inflate.ts
import { constants, gunzipSync, inflateSync } from "node:zlib";
var MAX_BYTES = 1 << 20;
var MAX_RATIO = 100;
var MIN_INPUT = 18;
var inflate = {
  name: "inflate",
  *decode(bytes, within) {
    if (within.length === 0) return;
    const kind = kindOf(bytes);
    const text = kind === void 0 ? void 0 : inflated(bytes, kind);
    if (text !== void 0) yield asDecoded(bytes, text);
  }
};
function kindOf(bytes) {
  if (bytes.length < MIN_INPUT) return void 0;
  const [first, second] = [bytes[0], bytes[1]];
  if (first === 31 && second === 139 && bytes[2] === 8) return gunzipSync;
  const isZlib = first === 120 && (second & 32) === 0 && (first << 8 | second) % 31 === 0;
  return isZlib ? inflateSync : void 0;
}
function inflated(bytes, inflater) {
  for (let length = bytes.length; length >= MIN_INPUT; length >>= 1) {
    const maxOutputLength = Math.min(MAX_BYTES, MAX_RATIO * bytes.length);
    try {
      const text = inflater(bytes.subarray(0, length), { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength });
      return text.length === 0 ? void 0 : text;
    } catch {
    }
  }
  return void 0;
}
function asDecoded(bytes, text) {
  const toOuter = (offset) => offset >= text.length ? bytes.length : 0;
  return { bytes: text, outer: { start: 0, end: bytes.length }, toOuter };
}

// src/decoders/percent.ts
var PERCENT = 37;
var LOWER_U = 117;
var percent = {
  name: "percent",
  decode: (bytes, within) => rewrite(bytes, within, marksIn5)
};
function marksIn5(view) {
  return {
    width: 1,
    next: (from) => nextByte(view, PERCENT, from),
    telling(at) {
      const value = valueAt(view, at);
      return isPlain(value) ? at + widthAt(view, at) : -1;
    },
    undo(at, into) {
      const value = valueAt(view, at);
      if (value === -1) return at;
      const width = widthAt(view, at);
      if (width > 3) into.putCodePoint(value, at, width);
      else into.put(value, at, width);
      return at + width;
    }
  };
}
function valueAt(view, at) {
  if (view[at + 1] !== LOWER_U) return hexPair(view, at + 1);
  const code = hexNumber(view, at + 2, 4);
  return code >= 55296 && code < 57344 ? -1 : code;
}
function widthAt(view, at) {
  return view[at + 1] === LOWER_U ? 6 : 3;
}
function isPlain(value) {
  return value >= 32 && value < 127 || value === 10 || value === 13 || value === 9;
}

// src/decoders/quoted-printable.ts
var EQUALS = 61;
var CARRIAGE_RETURN3 = 13;
var NEWLINE5 = 10;
var MIN_BROKEN_LINE = 60;
var MAX_BROKEN_LINE = 80;
var quotedPrintable = {
  name: "quoted-printable",
  decode(bytes, within) {
    const isMail = says(bytes, "quoted", "-printable") || says(bytes, "Quoted", "-Printable");
    return rewrite(bytes, within, (view) => marksIn6(view, isMail));
  }
};
function says(bytes, start, rest) {
  for (let at = bytes.indexOf(start); at !== -1; at = bytes.indexOf(start, at + 1)) {
    const end2 = at + start.length;
    if (bytes.toString("latin1", end2, end2 + rest.length) === rest) return true;
  }
  return false;
}
function marksIn6(view, isMail) {
  return {
    width: 1,
    next: (from) => nextByte(view, EQUALS, from),
    ...isMail ? {} : { nextTelling: typicalIn(view) },
    telling(at) {
      const soft = softBreakEnd(view, at);
      if (soft !== -1) return isMail || isFullLine(view, at) ? soft : -1;
      const value = hexPair(view, at + 1);
      return value === EQUALS || isMail && value !== -1 ? at + 3 : -1;
    },
    undo(at, into) {
      const soft = softBreakEnd(view, at);
      if (soft !== -1) return soft;
      const value = hexPair(view, at + 1);
      if (value === -1) return at;
      into.put(value, at, 3);
      return at + 3;
    }
  };
}
function typicalIn(view) {
  const searches = ["=3D", "=\n", "=\r\n"].map((needle) => searchFor(view, needle));
  return (from) => {
    let first = -1;
    for (const search of searches) {
      const at = search(from);
      if (at !== -1 && (first === -1 || at < first)) first = at;
    }
    return first;
  };
}
function softBreakEnd(view, at) {
  const newline = view[at + 1] === CARRIAGE_RETURN3 ? at + 2 : at + 1;
  return view[newline] === NEWLINE5 ? newline + 1 : -1;
}
function isFullLine(view, at) {
  if (view[at - 1] === EQUALS) return false;
  const start = view.subarray(Math.max(0, at - MAX_BROKEN_LINE - 1), at).lastIndexOf(NEWLINE5);
  const length = start === -1 ? at : Math.min(at, MAX_BROKEN_LINE + 1) - start - 1;
  return length >= MIN_BROKEN_LINE && length <= MAX_BROKEN_LINE;
}

// src/decoders/utf16.ts
var MIN_CHARACTERS = 8;
var FEW_STEPS = 8;
var REACH2 = 4096;
var FORMS = [
  { name: "utf-32le", width: 4, isLittle: true, mark: Buffer.from([255, 254, 0, 0]) },
  { name: "utf-32be", width: 4, isLittle: false, mark: Buffer.from([0, 0, 254, 255]) },
  { name: "utf-16le", width: 2, isLittle: true, mark: Buffer.from([255, 254]) },
  { name: "utf-16be", width: 2, isLittle: false, mark: Buffer.from([254, 255]) }
];
var utf16 = {
  name: "utf-16",
  *decode(bytes, within) {
    const isWanted = overlapWith(within);
    for (const span of widened(bytes, within, REACH2)) {
      const view = bytes.subarray(0, span.end);
      for (const decoded of textsIn2(view, span.start)) if (isWanted(decoded.outer)) yield decoded;
    }
  }
};
function* textsIn2(view, start) {
  let from = start;
  const marked = start === 0 ? FORMS.find(({ mark }) => view.subarray(0, mark.length).equals(mark)) : void 0;
  if (marked !== void 0) {
    const end2 = runEnd2(view, marked.mark.length, marked, isAnyCharacter);
    if (end2 > marked.mark.length) yield decodeRun(view, { start: marked.mark.length, end: end2 }, marked);
    from = end2;
  }
  for (; ; ) {
    const found = nextRun2(view, from);
    if (found === void 0) return;
    yield decodeRun(view, found.run, found.form);
    from = found.run.end;
  }
}
function nextRun2(view, from) {
  let zero = nextByte(view, 0, from);
  while (zero !== -1) {
    let at = Math.max(from, zero - 3);
    if (at + 4 > view.length) return void 0;
    for (let without = 0; without < FEW_STEPS && at + 4 <= view.length; at += 4) {
      const [a, b2, c2, d2] = [view[at], view[at + 1], view[at + 2], view[at + 3]];
      without = a !== 0 && b2 !== 0 && c2 !== 0 && d2 !== 0 ? without + 1 : 0;
      if ((a | c2) === 0 ? !mayBeWide(view, at, b2, d2, 1) : (b2 | d2) !== 0 || !mayBeWide(view, at, a, c2, 0)) continue;
      const found = longestAt(view, at, from);
      if (found !== void 0) return found;
    }
    zero = nextByte(view, 0, at);
  }
  return void 0;
}
function mayBeWide(view, at, first, second, offset) {
  if (first !== 0 && second !== 0) return isAscii(first) && isAscii(second);
  const place = at + offset + (first === 0 ? 2 : 0);
  return isAscii(view[place]) && isAscii(view[place + 4] ?? 0) && view[place + 2] === 0 && view[place + 3] === 0;
}
function longestAt(view, at, from) {
  let longest;
  let most = MIN_CHARACTERS - 1;
  for (const form of FORMS) {
    for (let place = at; place < at + form.width; place += 1) {
      const run = runAround(view, place, form, from);
      const characters = (run.end - run.start) / form.width;
      if (characters > most) [longest, most] = [{ run, form }, characters];
    }
  }
  return longest;
}
function runAround(view, at, form, from) {
  let start = at;
  if (!isAscii(unitAt(view, at, form))) return { start, end: start };
  while (start - form.width >= from && isLikelyCharacter(unitAt(view, start - form.width, form))) start -= form.width;
  return { start, end: runEnd2(view, at, form, isLikelyCharacter) };
}
function runEnd2(view, start, form, isCharacter2) {
  let end2 = start;
  while (end2 + form.width <= view.length && isCharacter2(unitAt(view, end2, form))) end2 += form.width;
  return end2;
}
function decodeRun(view, run, form) {
  const pieces = new Pieces(view, (run.end - run.start) / form.width);
  for (let at = run.start; at < run.end; at += form.width) {
    const unit = unitAt(view, at, form);
    const isPair = form.width === 2 && unit >= 55296 && unit < 56320 && at + 2 < run.end;
    const low = isPair ? unitAt(view, at + 2, form) : -1;
    if (low >= 56320 && low < 57344) {
      pieces.putCodePoint(65536 + (unit - 55296 << 10) + (low - 56320), at, 4);
      at += 2;
    } else {
      pieces.putCodePoint(unit, at, form.width);
    }
  }
  return pieces.finish(run);
}
function unitAt(view, at, { width, isLittle }) {
  if (at < 0 || at + width > view.length) return -1;
  if (width === 2) return isLittle ? view[at] | view[at + 1] << 8 : view[at] << 8 | view[at + 1];
  return isLittle ? view.readUInt32LE(at) : view.readUInt32BE(at);
}
function isAscii(code) {
  return code >= 32 && code < 127 || code === 10 || code === 13 || code === 9;
}
function isLikelyCharacter(code) {
  return isAscii(code) || code >= 160 && code < 1328 || code >= 8208 && code < 8304;
}
function isAnyCharacter(code) {
  return isAscii(code) || code >= 128 && code < 1114112;
}

// src/decoders/index.ts
var decoders = [
  inflate,
  utf16,
  ansi,
  quotedPrintable,
  backslash,
  percent,
  htmlEntities,
  concatenation,
  base64,
  hex
];

// ../../tmp/hang2.ts
import { readFileSync } from "node:fs";
var d = JSON.parse(readFileSync("/tmp/hang.json", "utf8"));
var b = Buffer.from(d.bytes, "latin1");
var c = d.lineage.copies;
var changed = [];
var end = 0;
for (let i = 0; i < c.length; i += 3) {
  if (c[i] > end || i > 0) changed.push({ start: Math.max(0, end - 416), end: Math.min(b.length, c[i] + 416) });
  end = c[i] + c[i + 2];
}
var m = [];
for (const s of changed) {
  const l = m.at(-1);
  if (l && s.start <= l.end) l.end = Math.max(l.end, s.end);
  else m.push({ ...s });
}
console.log(JSON.stringify(m), b.length);
for (const dec of decoders) {
  console.log(dec.name);
  let n = 0;
  for (const x of dec.decode(b, m)) {
    n++;
    if (n > 1e3) {
      console.log("many");
      break;
    }
  }
}
