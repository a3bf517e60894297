/** The hooks that we know, and what git says to go past each. */
export const HOOKS = {
  'pre-commit': { bypass: 'git commit --no-verify', what: 'commit' },
  'pre-push': { bypass: 'git push --no-verify', what: 'push' },
} as const;

export type HookName = keyof typeof HOOKS;

/** What `install` leaves of a hook that was there before. */
export const KEPT_SUFFIX = '.unleak-kept';

const MARK = '# unleak hook: ';

export interface Program {
  /** Absolute paths of node and of our bundle. */
  readonly node: string;
  readonly bundle: string;
}

/** Whether a file is a hook of ours, of this version or another. */
export function isOurs(content: Buffer): boolean {
  return content.toString('latin1', 0, 200).split('\n')[1]?.startsWith(MARK) === true;
}

/**
 * The hook, for any POSIX shell. A hook that was there before runs first for a commit, since it may change what is
 * committed, and last for a push, since it may send something away.
 */
export function hookScript(name: HookName, program: Program): string {
  return [
    '#!/bin/sh',
    `${MARK}${name}, made by \`unleak hook install\`; \`unleak hook uninstall\` puts back what was here before`,
    `node=${quote(program.node)}`,
    `unleak=${quote(program.bundle)}`,
    `kept=$0${KEPT_SUFFIX}`,
    '',
    ...GONE_CHECK(name),
    '',
    ...(name === 'pre-push' ? PUSH : COMMIT),
    '',
  ].join('\n');
}

const GONE_CHECK = (name: HookName): readonly string[] => [
  'blocked() {',
  `  printf 'unleak: %s: nothing was checked, so the ${HOOKS[name].what} is stopped\\n' "$1" >&2`,
  `  printf '%s\\n' '  install unleak again and run: unleak hook install' >&2`,
  `  printf '%s\\n' '  to go on without the check: ${HOOKS[name].bypass}' >&2`,
  '  exit 1',
  '}',
  '[ -x "$node" ] || blocked "node is gone: $node"',
  '[ -f "$unleak" ] || blocked "unleak is gone: $unleak"',
];

/** Exit codes up to 3 have told the reason; any other is that of a program that broke. */
const JUDGE: readonly string[] = [
  'code=$?',
  '[ "$code" -le 3 ] || blocked "it ended with code $code"',
  '[ "$code" -eq 0 ] || exit "$code"',
];

/** The dot keeps the last line feed, which `$(...)` takes away. */
const PUSH: readonly string[] = [
  'if [ ! -x "$kept" ]; then',
  '  "$node" "$unleak" hook run pre-push "$@"',
  ...JUDGE.map((line) => `  ${line}`),
  '  exit 0',
  'fi',
  'lines=$(cat; echo .)',
  'lines=${lines%.}',
  `printf '%s' "$lines" | "$node" "$unleak" hook run pre-push "$@"`,
  ...JUDGE,
  `printf '%s' "$lines" | "$kept" "$@"`,
];

const COMMIT: readonly string[] = [
  'if [ -x "$kept" ]; then',
  '  "$kept" "$@" || exit',
  'fi',
  '"$node" "$unleak" hook run pre-commit "$@"',
  ...JUDGE,
];

function quote(path: string): string {
  return `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
