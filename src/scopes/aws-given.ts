// What old policies give in the end, for a judgement of their width: each allowing statement as far as the boundary and the
// plain denials leave anything of it. Where this is not certain it is more rather than less.
import { includesAction, includesResource, overlapsAction, overlapsResource } from './aws-patterns.js';
import type { Statement } from './aws-statements.js';

/** Everything that a pattern stands for, but for what these other patterns stand for. */
export interface Part {
  readonly pattern: string;
  /** What the statement itself leaves out (`NotAction`, `NotResource`). */
  readonly but: readonly string[];
  /** What is taken away again elsewhere. */
  readonly denied: readonly string[];
}

/** Each of these actions on each of these resources. */
export interface Given {
  readonly actions: readonly Part[];
  readonly resources: readonly Part[];
}

export function givenBy(granted: readonly Statement[], boundary: readonly Statement[] | undefined): readonly Given[] {
  const denials = [...granted, ...(boundary ?? [])].filter(isPlainDenial);
  const allowed = granted.filter(({ isDeny }) => !isDeny).map(partsOfStatement);
  const limits = boundary?.filter(({ isDeny }) => !isDeny).map(partsOfStatement);
  return allowed
    .flatMap((one) => (limits === undefined ? [one] : limits.map((limit) => within(one, limit))))
    .map((one) => withoutDenied(one, denials))
    .filter(({ actions, resources }) => actions.length > 0 && resources.length > 0);
}

export function plainPart(pattern: string): Part {
  return { pattern, but: [], denied: [] };
}

/** Whether the part may be about the action. */
export function mayDo({ pattern, but, denied }: Part, action: string): boolean {
  return overlapsAction(pattern, action) && ![...but, ...denied].some((one) => includesAction(one, action));
}

/** As it stands in a policy. */
export function partText({ pattern, but }: Part): string {
  if (but.length === 0) return pattern;
  return `${pattern === '*' ? 'everything' : pattern} but ${but.join(', ')}`;
}

function partsOfStatement({ actions, isOtherActions, resources, isOtherResources }: Statement): Given {
  return { actions: partsOf(actions, isOtherActions), resources: partsOf(resources, isOtherResources) };
}

function partsOf(patterns: readonly string[], isOther: boolean): readonly Part[] {
  if (isOther) return [{ pattern: '*', but: patterns, denied: [] }];
  return patterns.map(plainPart);
}

function within(one: Given, limit: Given): Given {
  return {
    actions: common(one.actions, limit.actions, includesAction, overlapsAction),
    resources: common(one.resources, limit.resources, includesResource, overlapsResource),
  };
}

type Compare = (one: string, other: string) => boolean;

function common(ones: readonly Part[], others: readonly Part[], includes: Compare, overlaps: Compare): readonly Part[] {
  return ones.flatMap((one) =>
    others.flatMap((other): readonly Part[] => {
      // Of two patterns that only overlap the first stands for both: rather too much than too little.
      const isNarrower = includes(one.pattern, other.pattern);
      if (!isNarrower && !includes(other.pattern, one.pattern) && !overlaps(one.pattern, other.pattern)) return [];
      const { pattern } = isNarrower ? other : one;
      const but = [...one.but, ...other.but].filter((exception) => overlaps(exception, pattern));
      if (but.some((exception) => includes(exception, pattern))) return [];
      return [{ pattern, but, denied: [...one.denied, ...other.denied] }];
    }),
  );
}

/** A denial of everything that it names, whoever asks and on what. */
function isPlainDenial({ isDeny, condition, resources, isOtherResources }: Statement): boolean {
  return isDeny && condition === undefined && !isOtherResources && resources.includes('*');
}

function withoutDenied({ actions, resources }: Given, denials: readonly Statement[]): Given {
  const left = denials.reduce<readonly Part[]>((parts, denial) => parts.flatMap((part) => less(part, denial)), actions);
  return { actions: left, resources };
}

function less(part: Part, { actions, isOtherActions }: Statement): readonly Part[] {
  // All but these are denied: what is left are these.
  if (isOtherActions) return common([part], partsOf(actions, false), includesAction, overlapsAction);
  if (actions.some((one) => includesAction(one, part.pattern))) return [];
  const denied = actions.filter((one) => overlapsAction(one, part.pattern));
  return [{ ...part, denied: [...part.denied, ...denied] }];
}
