/** A pattern without the names of its groups, and those names, by the number of the group. */
export interface Unnamed {
  readonly source: string;
  readonly names: readonly (string | undefined)[];
}

/** Escapes and classes, in which a bracket opens nothing; then what opens a group that captures, with its name. */
const TOKEN =
  /\\Q[\s\S]*?(?:\\E|$)|\\[\s\S]|\[\^?\]?(?:\\[\s\S]|\[:\^?\w+:\]|[^\]\\])*\]|(?<group>\((?:\?P?<(?<name>\w+)>|(?!\?)))/g;

/** For engines that take longer to name the groups of a match than to find it. */
export function withoutNames(pattern: string): Unnamed {
  const names: (string | undefined)[] = [undefined];
  const source = pattern.replace(TOKEN, (...args) => {
    const { group, name } = args.at(-1) as { readonly group?: string; readonly name?: string };
    if (group === undefined) return args[0] as string;
    names.push(name);
    return '(';
  });
  return { source, names };
}
