import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';
import type { OrderName, ProviderSnapshot, RotationContext } from '../rotator.js';
import { leakedSum, ORIGINAL_SUMS } from './change.js';
import type { Session } from './session.js';
import { KEEP_COMMANDS, keepingOf, readUser, type Keeping, type User } from './users.js';
import { asAdmin, leakedLogin, type RedisWorld } from './world.js';

const ORDERS = ['overlap', 'in-place'] as const satisfies readonly OrderName[];

export function takeSnapshot(world: RedisWorld, ctx: RotationContext, current: Credential): Promise<ProviderSnapshot> {
  const { user: name } = leakedLogin({ current });
  return asAdmin(world, ctx, async (session) => {
    const user = await readUser(session, name);
    if (user === undefined) {
      throw new AppError('not-found', `redis: looking at the user: ${name}: the server has no such user`, {
        hint: "check that 'match' and 'rotator' of this credential name the right server",
      });
    }
    const server = await readServer(session);
    const reason = await reasonAgainst(session, world.admin.user, user, server);
    return {
      facts: {
        user: name,
        passwords: user.sums.length,
        isOn: user.isOn,
        admin: world.admin.user,
        serverVersion: server.version,
        kept: server.keeping,
      },
      secrets: user.sums.length === 0 ? {} : { [ORIGINAL_SUMS]: new SecretValue(user.sums.join(' ')) },
      orders: reason === undefined ? ORDERS : [],
      impossible: reason === undefined ? {} : { overlap: reason, 'in-place': reason },
      deleteOld: false,
      notes: notesOn(user, server, user.sums.includes(leakedSum({ current }))),
      effects: effectsOn(name, server.keeping),
    };
  });
}

interface ServerFacts {
  readonly version: string;
  readonly keeping: Keeping;
  readonly replicas: number;
  readonly isReplica: boolean;
  readonly isCluster: boolean;
}

async function readServer(session: Session): Promise<ServerFacts> {
  const info = [await session.read('INFO', 'server'), await session.read('INFO', 'replication')].join('\r\n');
  const cluster = String(await session.read('INFO', 'cluster'));
  const field = (name: string): string => info.split('\r\n').find((line) => line.startsWith(`${name}:`)) ?? '';
  return {
    version: field('redis_version').slice('redis_version:'.length),
    keeping: await keepingOf(session),
    replicas: Number(field('connected_slaves').slice('connected_slaves:'.length)),
    isReplica: field('role') === 'role:slave',
    isCluster: cluster.includes('cluster_enabled:1'),
  };
}

async function reasonAgainst(
  session: Session,
  admin: string,
  user: User,
  server: ServerFacts,
): Promise<string | undefined> {
  if (admin === user.name) {
    return `the administrator is the leaked user ${user.name} itself: its own change would lock it out`;
  }
  if (user.takesAny) return `${user.name} takes any password (nopass): set one with ACL SETUSER first`;
  if (server.isCluster || server.isReplica || server.replicas > 0) {
    return 'users are not replicated: the other nodes would go on to take the old password';
  }
  return missingRight(session, admin, user, server);
}

/** What the administrator may not do, where the server can be asked (since 7.0): else a rotation stops half-way. */
async function missingRight(
  session: Session,
  admin: string,
  user: User,
  { keeping }: ServerFacts,
): Promise<string | undefined> {
  const kept = KEEP_COMMANDS[keeping];
  const needed = [
    ['ACL', 'SETUSER', user.name],
    ['CLIENT', 'LIST'],
    ['CLIENT', 'KILL', 'ID', '1'],
    ...(kept === undefined ? [] : [kept]),
  ];
  for (const command of needed) {
    const answer = await session.tryRead('ACL', 'DRYRUN', admin, ...command);
    if ('reply' in answer && answer.reply !== 'OK') {
      return `${admin} needs ACL SETUSER ${admin} +${command.slice(0, 2).join('|').toLowerCase()}`;
    }
  }
  return undefined;
}

function notesOn({ name, isOn, sums }: User, { keeping }: ServerFacts, takesLeaked: boolean): readonly string[] {
  const others = sums.length - (takesLeaked ? 1 : 0);
  return [
    ...(isOn ? [] : [`${name} is off: no password opens a session now`]),
    ...(others === 0 ? [] : [`${name} keeps ${String(others)} other password${others === 1 ? '' : 's'}`]),
    keeping === 'nowhere'
      ? 'the server has neither an ACL file nor a configuration file: at a restart the old password is back'
      : `${KEEP_COMMANDS[keeping].join(' ')} writes down all users as they are then, whoever changed them`,
    ...(name === 'default' && keeping === 'configuration file'
      ? ['a line requirepass in the configuration file keeps the old password as text, without effect']
      : []),
    `overlap: all connections of ${name} that began before the old password is taken away will end: the server does not say with which password`,
    'in-place: logins with the old password fail from the change until the application has the new one',
  ];
}

/** The steps in the server's own words; never a value. */
function effectsOn(name: string, keeping: Keeping): ProviderSnapshot['effects'] {
  const command = KEEP_COMMANDS[keeping];
  const kept = command === undefined ? '' : `, then ${command.join(' ')}`;
  return {
    overlap: {
      issue: `ACL SETUSER ${name} with the sum of a second password${kept}`,
      disable: `ACL SETUSER ${name} without the old one${kept}`,
      endSessions: `CLIENT KILL of every connection of ${name} from before that`,
    },
    'in-place': {
      issue: `ACL SETUSER ${name} with the new password instead of the old one${kept}: logins with the old one fail from here on`,
      disable: `nothing more: the old password of ${name} was replaced`,
      endSessions: `CLIENT KILL of the connections of ${name} that began with the old password`,
    },
  };
}
