/** The list of places that `sweep` goes through. */
import { dirname, isAbsolute } from 'node:path';
import { z } from 'zod';
import { expandPath } from '../platform/paths.js';
import { readOwnedFile } from '../platform/private-files.js';
import { AppError } from '../core/errors.js';
import { duration, name, reference, text, url } from './fields.js';
import { YamlFile, type Mistake } from './yaml-file.js';

/** With two colons it names a program that fetches. */
const SCHEME = /^[a-z][a-z0-9+.-]*:(?:\/\/|:)/;
/** `user@host:path`, as ssh has it. */
const SCP = /^[A-Za-z0-9_.-]+@[A-Za-z0-9][A-Za-z0-9.-]*:[^:]/;
const MAX_TARGETS = 20_000;
const HOUR_MS = 3_600_000;
/** What GitHub wants beside a token; GitLab takes any. */
const TOKEN_USER = 'x-access-token';

const common = {
  domain: name.optional().meta({ description: 'What is read in one domain is never taken as known in another' }),
  owner: text.optional().meta({ description: 'Who is to be told: stands in the report' }),
};

const targetSchema = z.union(
  [
    z.strictObject({
      repository: text.meta({ description: 'Path of a clone or bare mirror, or an https, ssh or file address' }),
      auth: reference.optional().meta({ description: 'Token for an https address' }),
      user: text.optional().meta({ description: 'Beside the token; x-access-token unless said otherwise' }),
      ...common,
    }),
    z.strictObject({ folder: text, ...common }),
    z.strictObject({ logs: text.meta({ description: 'Pattern like /var/log/orders/*.log' }), ...common }),
    z.strictObject({ env: text.meta({ description: 'One file' }), ...common }),
  ],
  { error: 'expected { repository: }, { folder: }, { logs: } or { env: }' },
);

const webhookSchema = z.strictObject({
  url,
  secret: reference.meta({ description: 'What messages are signed with' }),
  ca: text.optional().meta({ description: 'File with the certificate of the authority that signed the server’s' }),
});
const reportSchema = z.strictObject({
  webhook: webhookSchema.optional(),
  slack: reference.optional().meta({ description: 'The incoming webhook’s address, which is a secret' }),
  html: text.optional(),
  metrics: text.optional().meta({ description: 'File for the textfile collector of Prometheus' }),
});

const rotateSchema = z
  .strictObject({
    allow: z.array(name).default([]),
    'at-most': z.int().min(0, 'expected a number').max(1000, 'expected at most 1000').default(1),
  })
  .transform(({ allow, 'at-most': atMost }) => ({ allow, atMost }));

const schema = z.strictObject({
  name: name.optional().meta({ description: 'By which earlier sweeps are known; the path of this file otherwise' }),
  targets: z
    .array(targetSchema)
    .min(1, 'expected at least one place')
    .max(MAX_TARGETS, `expected at most ${String(MAX_TARGETS)} places`),
  parallel: z.int().min(1, 'expected 1 to 64').max(64, 'expected 1 to 64').default(2),
  deadline: duration.optional().meta({ description: 'For each place; 1h unless said otherwise' }),
  keep: text.optional().meta({ description: 'Folder for mirrors; in the state folder unless said otherwise' }),
  report: reportSchema.default({}),
  rotate: rotateSchema.default({ allow: [], atMost: 0 }),
});

type Parsed = z.output<typeof schema>;

/** A place to sweep. Its name is what reports call it, and by which it is known in the next sweep. */
export interface SweepTarget {
  readonly kind: 'repository' | 'remote' | 'folder' | 'logs' | 'env';
  readonly name: string;
  readonly domain: string | undefined;
  readonly owner: string | undefined;
  /** Reference to a token, and the user beside it. */
  readonly auth: string | undefined;
  readonly user: string;
}

export interface SweepFile extends Pick<Parsed, 'parallel' | 'rotate'> {
  readonly name: string;
  readonly targets: readonly SweepTarget[];
  readonly deadlineMs: number;
  readonly keep: string | undefined;
  readonly report: Parsed['report'];
}

/** The list, checked as a whole. Fails with every mistake at once, and for a file that others could have written. */
export async function loadSweepFile(path: string, env: NodeJS.ProcessEnv): Promise<SweepFile> {
  const bytes = await readOwnedFile(path);
  if (bytes === undefined) throw new AppError('not-found', `sweep: read: ${path}: not there`);
  return parseSweepFile(path, bytes.toString('utf8'), env);
}

/** Paths are relative to the folder of the list, so that it means the same wherever cron starts it. */
export function parseSweepFile(path: string, content: string, env: NodeJS.ProcessEnv): SweepFile {
  const yaml = new YamlFile(path, content);
  const parsed = yaml.parse(schema);
  const at = (one: string): string => expandPath(one, env, dirname(path));
  const targets: SweepTarget[] = [];
  const mistakes: Mistake[] = [];
  const seen = new Set<string>();
  parsed.targets.forEach((entry, index) => {
    const [key] = Object.keys(entry) as [string];
    const target = targetOf(entry, at);
    const message = mistakeIn(target) ?? (seen.has(target.name) ? 'stands there twice' : undefined);
    if (message !== undefined) mistakes.push({ path: ['targets', index, keyOf(entry) ?? key], message, hidden: true });
    seen.add(target.name);
    targets.push(target);
  });
  if (mistakes.length > 0) yaml.reject(mistakes);
  const { report, keep, deadline = HOUR_MS } = parsed;
  return {
    name: parsed.name ?? path,
    targets,
    parallel: parsed.parallel,
    rotate: parsed.rotate,
    deadlineMs: deadline,
    keep: keep === undefined ? undefined : at(keep),
    report: {
      ...report,
      ...(report.html === undefined ? {} : { html: at(report.html) }),
      ...(report.metrics === undefined ? {} : { metrics: at(report.metrics) }),
    },
  };
}

type Entry = Parsed['targets'][number];

function keyOf(entry: Entry): string | undefined {
  return ['repository', 'folder', 'logs', 'env'].find((key) => key in entry);
}

function targetOf(entry: Entry, at: (path: string) => string): SweepTarget {
  const { domain, owner } = entry;
  const rest = { domain, owner, auth: undefined, user: TOKEN_USER };
  if ('folder' in entry) return { kind: 'folder', name: at(entry.folder), ...rest };
  if ('logs' in entry) return { kind: 'logs', name: at(entry.logs), ...rest };
  if ('env' in entry) return { kind: 'env', name: at(entry.env), ...rest };
  const { repository, auth, user = TOKEN_USER } = entry;
  const access = { domain, owner, auth, user };
  if (isAddress(repository)) return { kind: 'remote', name: repository, ...access };
  return { kind: 'repository', name: at(repository), ...access };
}

function isAddress(repository: string): boolean {
  return SCHEME.test(repository) || (SCP.test(repository) && !isAbsolute(repository));
}

function mistakeIn({ kind, name: address, auth }: SweepTarget): string | undefined {
  if (kind !== 'remote') return auth === undefined ? undefined : 'expected an https address beside auth';
  if (!SCHEME.test(address)) return auth === undefined ? undefined : 'expected an https address beside auth';
  const parts = URL.canParse(address) ? new URL(address) : undefined;
  if (parts === undefined || !['https:', 'ssh:', 'file:'].includes(parts.protocol)) {
    return 'expected a path, or an https, ssh or file address';
  }
  if (parts.password !== '' || (parts.username !== '' && parts.protocol !== 'ssh:')) {
    return 'expected an address without user and password: auth: names where the token stands';
  }
  if (parts.search !== '' || parts.hash !== '') return 'expected an address without ? and #';
  if (auth !== undefined && parts.protocol !== 'https:') return 'expected an https address beside auth';
  return undefined;
}
