import { KEY_TEXTS } from './table-keys.js';
import type { Texts } from './table-text.js';
import { FILE_TEXTS } from './table-texts-files.js';
import { LINE_TEXTS } from './table-texts-lines.js';

/** By row: formats that are a file, a command or a line of their own, in the ways they are written. */
export const TEXTS: Texts = { ...KEY_TEXTS, ...FILE_TEXTS, ...LINE_TEXTS };
