import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary.js';
import { openState } from '../state/database.js';
import { checkLines, trailLine } from './export.js';
import { appendTrail, checkTrail, trailSince } from './trail.js';

const detail = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 4 });

async function linesOf(details: readonly Record<string, unknown>[], since?: Date): Promise<readonly string[]> {
  const state = await openState(await temporaryFolder());
  try {
    await state.write(async (trx) => {
      for (const [n, one] of details.entries()) {
        const at = new Date(Date.UTC(2026, 0, 1 + n)).toISOString();
        await appendTrail(trx, { at, actor: 'ann', action: `act ${String(n)}`, rotationId: 'r1', detail: one });
      }
    });
    const lines: string[] = [];
    for await (const row of trailSince(state, since)) lines.push(trailLine(row).trimEnd());
    return lines;
  } finally {
    await state.close();
  }
}

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* await Promise.resolve(lines);
}

describe('an exported trail', () => {
  it('checks as unbroken, whatever the details hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(detail, { minLength: 1, maxLength: 5 }), async (details) => {
        const lines = await linesOf(details);
        await expect(checkLines(each(lines))).resolves.toMatchObject({ entries: details.length, broken: [] });
      }),
      { numRuns: 20 },
    );
  });

  it('begins at a date and still checks', async () => {
    const lines = await linesOf([{ n: 1 }, { n: 2 }, { n: 3 }], new Date('2026-01-02T00:00:00Z'));

    expect(lines).toHaveLength(2);
    await expect(checkLines(each(lines))).resolves.toMatchObject({ entries: 2, broken: [] });
  });

  it('shows every change of one line, every removed line and every swap', async () => {
    const lines = await linesOf([{ n: 'one' }, { n: 'two' }, { n: 'three' }, { n: 'four' }]);
    const changed = fc.record({
      kind: fc.constantFrom('field', 'remove', 'swap', 'repeat', 'insert'),
      at: fc.nat(lines.length - 2),
      field: fc.constantFrom(
        'seq',
        'at',
        'actor',
        'action',
        'rotationId',
        'fingerprint',
        'detail',
        'previousHash',
        'hash',
      ),
      value: fc.oneof(fc.string(), fc.constant(null), fc.nat(), fc.dictionary(fc.string(), fc.string())),
    });
    await fc.assert(
      fc.asyncProperty(changed, async ({ kind, at, field, value }) => {
        const after = [...lines];
        const entry = JSON.parse(lines[at]!) as Record<string, unknown>;
        const forged = JSON.stringify({ ...entry, [field]: value });
        fc.pre(JSON.stringify(entry[field]) !== JSON.stringify(value));
        // A number that still lies between its neighbours' says nothing wrong: the order is the chain's.
        fc.pre(field !== 'seq' || typeof value !== 'number');
        if (kind === 'field') after[at] = forged;
        if (kind === 'insert') after.splice(at, 0, forged);
        if (kind === 'remove') after.splice(at === 0 ? 1 : at, 1);
        if (kind === 'repeat') after.splice(at, 0, lines[at]!);
        if (kind === 'swap') after.splice(at, 2, lines[at + 1]!, lines[at]!);
        expect((await checkLines(each(after))).broken).not.toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('calls what is no entry broken', async () => {
    const noise = fc.oneof(fc.string({ minLength: 1 }), fc.json());
    await fc.assert(
      fc.asyncProperty(noise, async (line) => {
        fc.pre(line !== '');
        expect((await checkLines(each([line]))).broken).toEqual([1]);
      }),
    );
  });
});

it('shows any change of one entry in the database', async () => {
  const changes = fc.record({
    seq: fc.integer({ min: 1, max: 3 }),
    column: fc.constantFrom('at', 'actor', 'action', 'rotationId', 'fingerprint', 'detail', 'previousHash', 'hash'),
    value: fc.string(),
  });
  await fc.assert(
    fc.asyncProperty(changes, async ({ seq, column, value }) => {
      const state = await openState(await temporaryFolder());
      for (const n of [1, 2, 3]) {
        const entry = { at: `2026-01-0${String(n)}`, actor: 'ann', action: 'plan', fingerprint: 'f', detail: { n } };
        await state.write((trx) => appendTrail(trx, { ...entry, rotationId: 'r1' }));
      }
      const before = await state.db.selectFrom('trail').selectAll().where('seq', '=', seq).executeTakeFirstOrThrow();
      fc.pre(before[column as 'actor'] !== value);
      await state.db
        .updateTable('trail')
        .set({ [column]: value })
        .where('seq', '=', seq)
        .execute();
      expect((await checkTrail(state)).broken).not.toEqual([]);
      await state.close();
    }),
    { numRuns: 15 },
  );
});
