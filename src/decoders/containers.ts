import type { Content } from '../core/fragment.js';
import { bzip2 } from './bzip2.js';
import { compiledPython, javaClass } from './compiled-strings.js';
import { type Container, HEAD_BYTES } from './container.js';
import { gitBundle } from './git-bundle.js';
import { gzip } from './gzip.js';
import { isDisc, iso9660 } from './iso9660.js';
import { libarchiveContainers } from './libarchive.js';
import { lzmaFile } from './lzma-stream.js';
import { officeText } from './office-text.js';
import { pdf } from './pdf.js';
import { sqlite } from './sqlite.js';
import { tar } from './tar.js';
import { xz } from './xz.js';
import { zip } from './zip.js';
import { zstd } from './zstd.js';

const containers: readonly Container[] = [
  zip,
  gzip,
  bzip2,
  xz,
  lzmaFile,
  zstd,
  ...libarchiveContainers,
  sqlite,
  gitBundle,
  tar,
  pdf,
  officeText,
  javaClass,
  compiledPython,
];

const byFirstByte: readonly (readonly Container[])[] = Array.from({ length: 256 }, (_, byte) =>
  containers.filter(({ firstBytes }) => firstBytes === undefined || firstBytes.includes(byte)),
);

/** What a program begins with: a script, or a binary of Linux or Windows. */
const PROGRAMS = ['#!', '\u007fELF', 'MZ'];
const END_OF_ZIP = Buffer.from('PK\x05\x06', 'latin1');
const END_OF_ZIP_BYTES = 22;

/**
 * What these bytes are the start of, if they are something that holds other things; `whole` tells of archives behind a
 * program, which are known by their end. Every file passes through here.
 */
export function containerOf(start: Buffer, whole?: Content): Container | undefined {
  const candidates = byFirstByte[start[0] ?? 0] ?? [];
  const head = start.subarray(0, HEAD_BYTES);
  for (const container of candidates) if (container.matches(head)) return container;
  if (isDisc(start)) return iso9660;
  return whole !== undefined && isProgramWithZip(head, whole) ? zip : undefined;
}

function isProgramWithZip(head: Buffer, whole: Content): boolean {
  const isProgram = PROGRAMS.some((mark) => head[0] === mark.charCodeAt(0) && head.includes(mark));
  if (!isProgram || whole.size <= END_OF_ZIP_BYTES) return false;
  try {
    return whole.read(whole.size - END_OF_ZIP_BYTES, END_OF_ZIP.length).equals(END_OF_ZIP);
  } catch {
    // Whoever reads it next meets the same error, and says so.
    return false;
  }
}
