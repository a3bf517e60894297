import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Fragment } from '../../src/core/fragment.js';
import { memoryContent } from '../../src/core/fragment.js';
import { contentChunks, type Container, type Member } from '../../src/decoders/container.js';
import { Expander } from '../../src/engine/expand.js';
import type { ExpandLimits } from '../../src/engine/expand-limits.js';
import { FragmentFeed } from '../../src/engine/fragment-feed.js';
import { MemberTally } from '../../src/engine/member-tally.js';
import { GapList } from '../../src/git/gap-list.js';
import { showPath } from '../../src/git/raw-path.js';

/** Whether this machine has a command. */
export function hasTool(name: string): boolean {
  return spawnSync('/bin/sh', ['-c', `command -v ${name}`]).status === 0;
}

/** What a command writes to standard output. */
export function runTool(command: string, args: readonly string[], input?: Buffer, cwd?: string): Buffer {
  return execFileSync(command, args, { input, cwd, maxBuffer: 2 ** 28, stdio: ['pipe', 'pipe', 'ignore'] });
}

/** Writes files below a folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** An archive of files, made by a tool that is given the name of the archive and then those of the files. */
export function archive(
  folder: string,
  command: readonly string[],
  files: Readonly<Record<string, string | Buffer>>,
): Buffer {
  const contents = join(folder, 'contents');
  writeFiles(contents, files);
  const [tool = '', ...args] = command;
  runTool(tool, [...args, join(folder, 'archive.out'), ...Object.keys(files)], undefined, contents);
  return readFileSync(join(folder, 'archive.out'));
}

export interface ReadMember {
  readonly path: string;
  readonly text?: string;
  readonly skipped?: string;
  readonly problem?: string;
}

/** Every member of a container, read to its end, and what the container failed with. */
export async function readAll(
  container: Container,
  bytes: Buffer,
  chunkBytes = 1 << 16,
): Promise<{ readonly members: readonly ReadMember[]; readonly problem: string | undefined }> {
  const content = memoryContent(bytes);
  const members: ReadMember[] = [];
  try {
    const opened: AsyncIterable<Member> =
      container.access === 'stream'
        ? container.open(contentChunks(content, 0, content.size, chunkBytes))
        : container.open(content);
    for await (const member of opened) members.push(await readMember(member));
  } catch (error) {
    return { members, problem: (error as Error).message };
  }
  return { members, problem: undefined };
}

async function readMember(member: Member): Promise<ReadMember> {
  const path = showPath(member.path);
  if ('skipped' in member) {
    return { path, skipped: member.skipped, ...(member.gap === undefined ? {} : { problem: member.gap }) };
  }
  const parts: Buffer[] = [];
  try {
    for await (const chunk of member.chunks) parts.push(chunk);
  } catch (error) {
    return { path, text: Buffer.concat(parts).toString(), problem: (error as Error).message };
  }
  return { path, text: Buffer.concat(parts).toString() };
}

export interface Expanded {
  /** `MEMBER [ENCODINGS]`, with the text of its fragments. */
  readonly members: ReadonlyMap<string, string>;
  /** Of the members, as they are scanned: a line each. */
  readonly names: string;
  readonly gaps: readonly string[];
  readonly units: { readonly enumerated: number; readonly scanned: number; readonly skipped: Record<string, number> };
  readonly bytes: number;
}

/** All that is inside of a file, as a scan would see it. */
export async function expand(
  bytes: Buffer,
  options: { readonly limits?: ExpandLimits; readonly nowMs?: () => number; readonly path?: string } = {},
): Promise<Expanded> {
  const { path = 'file', ...rest } = options;
  const members = new Map<string, string>();
  let total = 0;
  let names = '';
  const tally = new MemberTally(new GapList());
  const expander = new Expander({
    ...rest,
    signal: new AbortController().signal,
    isDue: () => false,
    rest: () => Promise.resolve(),
    showPath,
    tally,
    take: (fragment) => {
      if (fragment.encodings.at(-1) === 'name') {
        names += fragment.bytes.toString();
        return;
      }
      total += fragment.bytes.length;
      if (fragment.isCutBefore !== true) {
        members.set(`${fragment.origin.member ?? '-'} [${fragment.encodings.join(' ')}]`, fragment.bytes.toString());
      }
    },
  });
  const first: Fragment = {
    bytes: bytes.subarray(0, 1 << 22),
    whole: memoryContent(bytes),
    origin: { source: 'file', path },
    startLine: 1,
    startColumn: 1,
    encodings: [],
  };
  if (expander.canOpen(first)) await expander.open(first, new FragmentFeed(nothing()));
  const { units, gaps } = tally.addTo({ source: path, units: {}, gaps: [] });
  const { enumerated = 0, scanned = 0, skipped = {} } = units['members'] ?? {};
  return {
    members,
    names,
    bytes: total,
    gaps: gaps.map(({ what, reason }) => `${what}: ${reason}`),
    units: { enumerated, scanned, skipped: { ...skipped } },
  };
}

// oxlint-disable-next-line require-yield -- there is nothing more
async function* nothing(): AsyncGenerator<Fragment> {}
