// What the policies of a token say, for people and for comparisons; what a replacement's may say is in `scopes`.
import { compareText } from '../../core/compare-text.js';
import { printable } from '../../platform/api-client.js';
import type { Policy } from './settings.js';

/** Names of the groups that these policies allow. */
export function groupNames(policies: readonly Policy[]): readonly string[] {
  const allowed = policies.filter(({ effect }) => effect === 'allow');
  return [
    ...new Set(
      allowed.flatMap(({ permission_groups }) => permission_groups.map(({ id, name }) => printable(name ?? id))),
    ),
  ];
}

/** Whether both say the same, whatever the order of their parts. */
export function samePolicies(one: readonly Policy[], other: readonly Policy[]): boolean {
  return plain(one) === plain(other);
}

function plain(policies: readonly Policy[]): string {
  const each = policies.map(({ effect, permission_groups, resources }) => {
    const ids = permission_groups.map(({ id }) => id).toSorted();
    const where = Object.entries(resources)
      .map(([name, value]) =>
        JSON.stringify([
          name,
          typeof value === 'string' ? value : Object.entries(value).toSorted(([a], [b]) => compareText(a, b)),
        ]),
      )
      .toSorted();
    return JSON.stringify([effect, ids, where]);
  });
  return JSON.stringify(each.toSorted());
}
