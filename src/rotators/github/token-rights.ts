// What a token that a person brought may do: what was planned, as far as reads show it, and nothing that they show beyond.
import { z } from 'zod';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { RotationContext } from '../rotator.js';
import { printable, refused } from './client.js';
import { isBadCredentials } from './proof.js';
import { readAs, readFor, tellingPermissions, type ReadAnswer } from './reads.js';
import { repositoryPath, type FineGrainedReplacement } from './settings.js';
import type { GithubWorld } from './world.js';

const REACH =
  'select the planned repositories in the token; where they are of an organization it may have to be approved first';

/** A person is told what the token lacks of what was planned. */
export async function requirePlanned(
  world: GithubWorld,
  ctx: RotationContext,
  planned: FineGrainedReplacement,
  brought: SecretValue,
): Promise<void> {
  for (const { repository, permission, read } of plannedReads(world, ctx, planned, brought)) {
    const { call, answer } = await read();
    if (isBadCredentials(answer)) throw refused(call, answer);
    if (!isLack(answer.status, permission)) continue;
    if (permission === undefined)
      throw doesNotFit(`it does not reach ${repository} (status ${String(answer.status)})`, REACH);
    throw doesNotFit(`it lacks the permission ${permission} on ${repository}`, 'add it to the token');
  }
}

/** The same of a token that was taken in. */
export async function requirePlannedAgain(
  world: GithubWorld,
  ctx: RotationContext,
  planned: FineGrainedReplacement,
  successor: SecretValue,
): Promise<void> {
  for (const { permission, read } of plannedReads(world, ctx, planned, successor)) {
    const { call, answer } = await read();
    if (isBadCredentials(answer) || isLack(answer.status, permission)) throw refused(call, answer, REACH);
  }
}

interface PlannedRead {
  readonly repository: string;
  /** Undefined for the repository itself. */
  readonly permission: string | undefined;
  readonly read: () => Promise<ReadAnswer>;
}

/** The cheapest reads that need what is planned; of some permissions none is known. */
function* plannedReads(
  world: GithubWorld,
  ctx: RotationContext,
  planned: FineGrainedReplacement,
  as: SecretValue,
): Iterable<PlannedRead> {
  for (const repository of repositoriesOf(planned)) {
    yield { repository, permission: undefined, read: () => readRepository(world, ctx, repository, as) };
    for (const permission of Object.keys(planned.permissions)) {
      const path = readFor(permission, repository);
      if (path === undefined) continue;
      const about = { doing: 'reading with the new token', about: `${permission} of ${repository}`, path };
      yield { repository, permission, read: () => readAs(world, ctx, as, about) };
    }
  }
}

/** A feature that is switched off answers 410, and says nothing about the token. */
function isLack(status: number, permission: string | undefined): boolean {
  return permission === undefined ? status !== 200 : status === 403 || status === 404;
}

/**
 * What a token may do can't be listed with it, so what a person may have ticked beyond the plan is tried with reads: in the
 * first repository, of the user, and by which private repositories it sees at all.
 */
export async function requireNoMore(
  world: GithubWorld,
  ctx: RotationContext,
  planned: FineGrainedReplacement,
  brought: SecretValue,
): Promise<void> {
  const doing = 'checking that the new token may do no more';
  const all = repositoriesOf(planned);
  const [first = ''] = all;
  const { answer: repository } = await readRepository(world, ctx, first, brought);
  for (const permission of tellingPermissions(isPrivate(repository.body))) {
    const path = Object.hasOwn(planned.permissions, permission) ? undefined : readFor(permission, first);
    if (path === undefined) continue;
    const { answer } = await readAs(world, ctx, brought, { doing, about: permission, path });
    if (answer.status === 200) {
      throw doesNotFit(`it has the permission ${permission}, which was not planned`, 'take it away');
    }
  }
  const path = '/user/repos?visibility=private&per_page=100';
  const { answer } = await readAs(world, ctx, brought, { doing, about: 'its repositories', path });
  const known = new Set(all.map((name) => name.toLowerCase()));
  const seen = answer.status === 200 ? (namesSchema.safeParse(answer.body).data ?? []) : [];
  const more = seen.find((one) => !known.has(one.full_name.toLowerCase()));
  if (more !== undefined) {
    throw doesNotFit(`it reaches ${printable(more.full_name)}, which was not planned`, 'take it away');
  }
}

const namesSchema = z.array(z.object({ full_name: z.string() }));

function isPrivate(body: unknown): boolean {
  return z.object({ private: z.literal(true) }).safeParse(body).success;
}

function repositoriesOf({ owner, repositories }: FineGrainedReplacement): readonly string[] {
  return repositories.map((name) => `${owner}/${name}`);
}

function readRepository(
  world: GithubWorld,
  ctx: RotationContext,
  repository: string,
  as: SecretValue,
): Promise<ReadAnswer> {
  const path = repositoryPath(repository);
  return readAs(world, ctx, as, { doing: 'reading the repository', about: repository, path });
}

export function doesNotFit(why: string, hint: string): AppError {
  return new AppError('needs-person', `github: checking the new token: what was brought: ${why}`, { hint });
}
