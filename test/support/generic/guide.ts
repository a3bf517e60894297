// The examples of docs/generic-rotator.md as rotators: only address and program are this machine's.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { parseConfig } from '../../../src/config/load.js';
import type { ProviderConfigOf } from '../../../src/config/providers/index.js';
import { SecretValue } from '../../../src/core/secret-value.js';
import { systemClock } from '../../../src/platform/clock.js';
import type { RunCommand } from '../../../src/platform/process.js';
import { genericRotator } from '../../../src/rotators/generic.js';
import type { Rotator } from '../../../src/rotators/rotator.js';

export type GuideName = 'billing' | 'vault-logins' | 'ci-role' | 'tills';

const page = readFileSync('docs/generic-rotator.md', 'utf8');

/** The text of the example, with what stands for this machine put in place of what the page says. */
export function guideText(name: GuideName, here: Readonly<Record<string, string>> = {}): string {
  const blocks = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1]!);
  const block = blocks.find((text) => text.includes(`\n  ${name}:\n`));
  if (block === undefined) throw new Error(`the guide has no example ${name}`);
  return Object.entries(here).reduce((text, [there, mine]) => text.replaceAll(there, mine), block);
}

/** The entry under `providers` as JSON, for a configuration that a test writes. */
export function guideProvider(name: GuideName, here: Readonly<Record<string, string>> = {}): Record<string, unknown> {
  const { providers } = parse(guideText(name, here)) as { providers: Record<string, Record<string, unknown>> };
  return providers[name]!;
}

export function guideRotator(
  name: GuideName,
  {
    here = {},
    admin,
    without = [],
    change = {},
    run,
  }: {
    readonly here?: Readonly<Record<string, string>>;
    readonly admin?: string;
    /** Steps to leave out. */
    readonly without?: readonly string[];
    /** Fields of the entry to set. */
    readonly change?: Readonly<Record<string, unknown>>;
    readonly run?: RunCommand;
  } = {},
): Rotator {
  const entry = Object.entries({ ...guideProvider(name, here), ...change });
  const provider = Object.fromEntries(entry.filter(([key]) => !without.includes(key)));
  const config = parseConfig('unleak.yaml', JSON.stringify({ providers: { [name]: provider } }));
  const { admin: _, type: __, ...settings } = config.providers[name] as ProviderConfigOf<'generic'>;
  const secret = admin === undefined ? {} : { admin: new SecretValue(admin) };
  return genericRotator(
    { ...settings, ...secret, ca: undefined },
    { clock: systemClock, env: process.env, ...(run === undefined ? {} : { run }) },
  );
}
