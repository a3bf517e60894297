import { ansi } from './ansi.js';
import { backslash } from './backslash.js';
import { base64 } from './base64.js';
import { concatenation } from './concatenation.js';
import type { Decoder } from './decoder.js';
import { hex } from './hex.js';
import { htmlEntities } from './html-entities.js';
import { inflate } from './inflate.js';
import { percent } from './percent.js';
import { quotedPrintable } from './quoted-printable.js';
import { utf16 } from './utf16.js';

/** Every encoding, in the order to try: what hides the others first. */
export const decoders: readonly Decoder[] = [
  inflate,
  utf16,
  ansi,
  quotedPrintable,
  backslash,
  percent,
  htmlEntities,
  concatenation,
  base64,
  hex,
];
