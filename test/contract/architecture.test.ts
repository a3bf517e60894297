import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ORDER_NAMES, ORDERS, stepsOf, type Step } from '../../src/journal/orders.js';

const page = readFileSync('ARCHITECTURE.md', 'utf8');

/** Each order, and what an emergency makes of it where that is another one. */
function orderRows(): readonly (readonly [name: string, steps: readonly Step[]])[] {
  return ORDER_NAMES.flatMap((order) => {
    const urgent = stepsOf(order, { deleteOld: true, emergency: { from: 'planned' } });
    const isSame = urgent.every((step, index) => step.effect === ORDERS[order][index]?.effect);
    return [[order, ORDERS[order]] as const, ...(isSame ? [] : [[`${order}, emergency`, urgent] as const])];
  });
}

it('prints the orders of src/journal/orders.ts', () => {
  const rows = orderRows().map(([name, steps]) => {
    const cells = steps.map(({ begin, end, effect }) =>
      begin === end ? `\`${begin}\`` : `\`${begin}\` → \`${end}\` (${effect})`,
    );
    return `| ${name} | \`planned\`, ${cells.join(', ')}, \`done\` |`;
  });
  const table = ['| order | steps |', '| --- | --- |', ...rows].join('\n');
  const printed = /<!-- orders -->\n\n?([\s\S]*?)\n\n?<!-- \/orders -->/.exec(page)?.[1];
  const normalized = printed?.replaceAll(/ {2,}/g, ' ').replaceAll(/-{3,}/g, '---');
  expect(normalized).toBe(table);
});

it('names only folders that exist', () => {
  const folders = [...page.matchAll(/^\| `((?:src|test)\/[a-z-]+)`/gm)].map((match) => match[1]!);
  expect(folders.length).toBeGreaterThan(15);
  expect(folders.filter((folder) => !existsSync(folder))).toEqual([]);
});

it('fits on two pages', () => {
  expect(page.split('\n').length).toBeLessThan(130);
});
