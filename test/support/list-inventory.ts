import type { Inventory, ListedToken } from '../../src/audit/inventory.js';

/** All that an inventory lists, within ten seconds. */
export async function listInventory(inventory: Inventory): Promise<readonly ListedToken[]> {
  const tokens: ListedToken[] = [];
  for await (const token of inventory.list(AbortSignal.timeout(10_000))) tokens.push(token);
  return tokens;
}
