import type { Member, StreamContainer } from './container.js';

const MAGIC = /^# v[23] git bundle\n/;

/** A file that carries git's objects. They are named and not opened: `git clone` makes a repository of it. */
export const gitBundle: StreamContainer = {
  name: 'git-bundle',
  access: 'stream',
  firstBytes: [0x23],
  matches: (head) => head[0] === 0x23 && MAGIC.test(head.toString('latin1', 0, 20)),
  async *open(): AsyncGenerator<Member> {
    const gap = 'git-bundle: its objects are not read; scan a clone of it';
    yield { path: Buffer.from('objects'), skipped: 'unreadable', gap };
  },
};
