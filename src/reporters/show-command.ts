import type { Location } from '../core/finding.js';
import { isPrintable } from './printable.js';

/**
 * A command for a POSIX shell that shows a place; undefined where there is none (a stream), where a name can't be typed or
 * must not be shown.
 */
export function showCommand(location: Location, mayShow: (text: string) => boolean = () => true): string | undefined {
  const { repository, path, object, startLine } = location;
  const isShown = (text: string): boolean => isPrintable(text) && mayShow(text);
  if (repository !== undefined && !isShown(repository)) return undefined;
  const git = repository === undefined ? 'git' : `git -C ${quote(repository)}`;
  const line = `sed -n ${String(startLine)}p`;
  if (location.encodings?.at(-1) === 'name') return memberNameCommand(location, isShown);
  if (location.member !== undefined) return memberCommand(location, isShown);
  switch (location.source) {
    case 'stdin':
      return undefined;
    case 'git-ref':
      return `${git} for-each-ref --format='%(refname)' | ${line}`;
    case 'git-index':
      if (path === undefined || !isShown(path)) return undefined;
      return `GIT_INDEX_FILE=${fileArgument(repository, path)} ${git} ls-files | ${line}`;
    case 'file-name':
      if (path === undefined || !isShown(path)) return undefined;
      return `find ${fileArgument(repository, path)} -mindepth 1 -maxdepth 1 | LC_ALL=C sort | ${line}`;
    case 'git-tree':
      return object === undefined ? undefined : `${git} ls-tree --name-only ${object} | ${line}`;
    case 'git-blob':
    case 'git-commit':
    case 'git-tag':
    case 'git-dangling':
      return object === undefined ? undefined : `${git} ${objectArguments(location, object, isShown)}`;
    case 'git-file':
    case 'worktree':
    case 'file':
      return path === undefined || !isShown(path) ? undefined : `${line} ${fileArgument(repository, path)}`;
  }
}

/** What writes a member to standard output, by what it is in; `-` stands for standard input. */
const MEMBER_TOOLS: Readonly<Record<string, (file: string, member: string) => string | undefined>> = {
  gzip: (file) => `gzip -dc ${file}`,
  bzip2: (file) => `bzip2 -dc ${file}`,
  xz: (file) => `xz -dc ${file}`,
  lzma: (file) => `xz -dc ${file}`,
  zstd: (file) => `zstd -dc ${file}`,
  tar: (file, member) => `tar -xOf ${file} -- ${member}`,
  // It takes a name for a pattern, and reads no standard input.
  zip: (file, member) => (file === '-' || /[[\]*?\\]/.test(member) ? undefined : `unzip -p ${file} ${member}`),
};
const COMPRESSED = new Set(['gzip', 'bzip2', 'xz', 'lzma', 'zstd']);

/** Only for what one tool opens: a compressed file, an archive, a compressed tar in a file. */
function memberCommand(location: Location, isShown: (text: string) => boolean): string | undefined {
  const { repository, path, object, startLine, encodings = [], member = '' } = location;
  const [first = '', second] = encodings;
  const isTar = COMPRESSED.has(first) && second === 'tar';
  const name = isTar && object === undefined ? 'tar' : first;
  const isNested = encodings.length > (isTar ? 2 : 1) || (isTar && object !== undefined) || member.includes('\\');
  if (path === undefined || isNested || !isShown(path) || location.source === 'stdin') return undefined;
  const outer = member === '' ? path : path.slice(0, -member.length - 1);
  const file = object === undefined ? fileArgument(repository, outer) : '-';
  const tool = MEMBER_TOOLS[name]?.(file, quote(member));
  if (tool === undefined) return undefined;
  const git = repository === undefined ? 'git' : `git -C ${quote(repository)}`;
  const input = object === undefined ? '' : `${git} cat-file blob ${object} | `;
  return `${input}${tool} | sed -n ${String(startLine)}p`;
}

/** What lists the names of an archive that is a file by itself. */
function memberNameCommand(location: Location, isShown: (text: string) => boolean): string | undefined {
  const { repository, path, object, startLine, member, encodings = [] } = location;
  const kind = encodings.slice(0, -1);
  const isTar = kind.at(-1) === 'tar' && (kind.length === 1 || (kind.length === 2 && COMPRESSED.has(kind[0] ?? '')));
  const tool = isTar ? 'tar -tf' : kind.length === 1 && kind[0] === 'zip' ? 'unzip -Z1' : undefined;
  if (tool === undefined || path === undefined || object !== undefined || !isShown(path)) return undefined;
  if (member !== undefined && member !== '') return undefined;
  return `${tool} ${fileArgument(repository, path)} | sed -n ${String(startLine)}p`;
}

/** By commit and path where that can be typed: it says more than an id. Paths with escapes are no longer what git knows. */
function objectArguments(
  { source, commit, path }: Location,
  object: string,
  isShown: (text: string) => boolean,
): string {
  const canType = path !== undefined && !path.includes('\\') && isShown(path);
  return source === 'git-blob' && commit !== undefined && canType
    ? `show ${quote(`${commit}:${path}`)}`
    : `cat-file -p ${object}`;
}

function fileArgument(repository: string | undefined, path: string): string {
  const file = repository === undefined || path.startsWith('/') ? path : `${repository}/${path}`;
  const safe = file.startsWith('-') ? `./${file}` : file;
  return safe.includes('\\') ? quoteEscaped(safe) : quote(safe);
}

function quote(argument: string): string {
  return /^[\w.,:/@%+=-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", String.raw`'\''`)}'`;
}

/** A path that holds bytes as `\xNN` and backslashes doubled: `printf` makes them again, in octal, which every shell knows. */
function quoteEscaped(shown: string): string {
  const format = shown.replace(/\\x([0-9a-f]{2})|\\\\|[%']/g, (match, hex: string | undefined) => {
    if (match === '%') return '%%';
    const byte = match === "'" ? 0x27 : hex === undefined ? 0x5c : Number.parseInt(hex, 16);
    return `\\${byte.toString(8).padStart(3, '0')}`;
  });
  return `"$(printf '${format}')"`;
}
