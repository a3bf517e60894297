import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureOf } from '../../test/support/failure-of.js';
import { parseGitConfig } from './git-config.js';
import { parseCommit, parseTag, visitTree } from './objects.js';

const ID = 'ab'.repeat(20);
const OTHER = '12'.repeat(20);
const commit = Buffer.from(
  `tree ${ID}\nparent ${OTHER}\nparent ${ID}\nauthor A B <a@b> 1577836800 +0100\ncommitter C <c@d> 1577836860 +0000\n\nparent ${ID}\n`,
);

function entry(mode: string, name: string): Buffer {
  return Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(ID, 'hex')]);
}

function entriesOf(tree: Buffer): string[] {
  const entries: string[] = [];
  visitTree(tree, (mode, start, end, idAt) => {
    entries.push(`${mode.toString(8)} ${tree.toString('latin1', start, end)} ${tree.toString('hex', idAt, idAt + 20)}`);
  });
  return entries;
}

describe('commits, tags and trees', () => {
  it('reads what a commit names and not what its message says', () => {
    expect(parseCommit(commit)).toEqual({
      tree: ID,
      parents: [OTHER, ID],
      author: { who: 'A B <a@b>', time: 1_577_836_800 },
      committer: { who: 'C <c@d>', time: 1_577_836_860 },
    });
  });

  it('leaves out an author that makes no sense', () => {
    expect(parseCommit(Buffer.from(`tree ${ID}\nauthor nobody\n\n`)).author).toBeUndefined();
  });

  it('reads what a tag names', () => {
    const tag = Buffer.from(`object ${ID}\ntype commit\ntag v1\ntagger T <t@t> 5 +0000\n\ntext`);
    expect(parseTag(tag)).toEqual({ object: ID, type: 'commit', tagger: { who: 'T <t@t>', time: 5 } });
  });

  it('reads names of a tree that are not UTF-8', () => {
    const tree = Buffer.concat([entry('40000', 'folder'), entry('100644', 'with space\n'), entry('100755', 'x')]);
    tree[tree.length - 22] = 0xff;
    expect(entriesOf(tree)).toEqual([`40000 folder ${ID}`, `100644 with space\n ${ID}`, `100755 \u00ff ${ID}`]);
  });

  it.each([
    ['cut off in an id', entry('40000', 'folder').subarray(0, -1)],
    ['without a mode', entry('', 'folder')],
    ['with a mode that is no number', entry('4000x', 'folder')],
  ])('refuses a tree %s', (_, tree) => {
    expect(failureOf(() => entriesOf(tree))).toBe('corrupt-input');
  });

  it('throws nothing but the one error on damaged bytes', () => {
    const whole = fc.constantFrom(commit, Buffer.concat([entry('40000', 'a'), entry('100644', 'b')]));
    const change = fc.tuple(fc.nat(), fc.nat(255));
    fc.assert(
      fc.property(whole, fc.array(change), fc.nat(60), (bytes, changes, cut) => {
        const damaged = Buffer.from(bytes.subarray(0, bytes.length - Math.min(cut, bytes.length)));
        for (const [at, byte] of changes) if (damaged.length > 0) damaged[at % damaged.length] = byte;
        for (const parse of [parseCommit, parseTag, entriesOf]) {
          expect(['corrupt-input', undefined]).toContain(failureOf(() => parse(damaged)));
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('git configuration', () => {
  it('reads sections, quoted values, comments and keys without a value', () => {
    const text =
      '[core]\n\tbare = false ; no\n[extensions] partialClone = origin\n[remote "a.B"]\n promisor\n url = "x;y"\n';
    expect([...parseGitConfig(text)]).toEqual([
      ['core.bare', 'false'],
      ['extensions.partialclone', 'origin'],
      ['remote.a.B.promisor', 'true'],
      ['remote.a.B.url', 'x;y'],
    ]);
  });

  it('never fails', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseGitConfig(text)).toBeInstanceOf(Map);
      }),
    );
  });
});
