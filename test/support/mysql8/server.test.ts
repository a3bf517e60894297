// Each rule of MySQL's manual that the fake keeps, asked with the ordinary client.
import { randomBytes } from 'node:crypto';
import { createConnection, type Connection } from 'mysql2/promise';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SecretValue } from '../../../src/core/secret-value.js';
import { CACHING, sumOf } from './passwords.js';
import { shaCrypt } from './sha-sum.js';
import { startFakeMysql8, type FakeMysql8 } from './server.js';

let server: FakeMysql8;
let nowMs = 0;
const opened: Connection[] = [];
beforeAll(async () => {
  server = await startFakeMysql8({ now: () => nowMs });
});
afterAll(async () => {
  await server.stop();
});

let users = 0;
let user: string;
let first: SecretValue;
let second: SecretValue;
let third: SecretValue;
beforeEach(async () => {
  users += 1;
  user = `app_${String(users)}`;
  [first, second, third] = [secret(), secret(), secret()];
  await server.query(`CREATE USER ?@'%' IDENTIFIED BY ?`, [user, first.reveal()]);
});
afterEach(async () => {
  for (const connection of opened.splice(0)) await connection.end().catch(() => undefined);
  expect(server.violations).toEqual([]);
});

describe('a second password', () => {
  it('lets both in after RETAIN, and only the newer after DISCARD, which may come twice', async () => {
    await retain(second);
    expect(await letsIn(first, second, third)).toEqual([true, true, 1045]);
    expect(server.liveSecondPasswords(user)).toEqual([{ user, host: '%' }]);
    for (let times = 0; times < 2; times += 1) {
      await server.query(`ALTER USER ?@'%' DISCARD OLD PASSWORD`, [user]);
      expect(await letsIn(first, second)).toEqual([1045, true]);
    }
    expect(server.liveSecondPasswords(user)).toEqual([]);
  });

  it('drops the older one when one more is retained', async () => {
    await retain(second);
    await retain(third);
    expect(await letsIn(first, second, third)).toEqual([1045, true, true]);
  });

  it('stays as it is when the current one changes without RETAIN', async () => {
    await retain(second);
    await server.query(`ALTER USER ?@'%' IDENTIFIED BY ?`, [user, third.reveal()]);
    expect(await letsIn(first, second, third)).toEqual([true, 1045, true]);
  });

  it('goes with the current one when the new password is empty', async () => {
    await retain(second);
    await server.query(`ALTER USER ?@'%' IDENTIFIED BY ''`, [user]);
    expect(await letsIn(first, second, new SecretValue(''))).toEqual([1045, 1045, true]);
  });

  it('goes when the plugin changes', async () => {
    await retain(second);
    await server.query(`ALTER USER ?@'%' IDENTIFIED WITH caching_sha2_password BY ?`, [user, third.reveal()]);
    expect(server.liveSecondPasswords(user)).toEqual([]);
  });

  it('can be made from a hash, under the plugin that the account has', async () => {
    const sql = `ALTER USER ?@'%' IDENTIFIED WITH 'mysql_native_password' AS ? RETAIN CURRENT PASSWORD`;
    await server.query(sql, [user, sumOf(second.reveal())]);
    expect(await letsIn(first, second)).toEqual([true, true]);
    expect(await refusal(server.query(sql, [user, '*1234']))).toBe(1827);
  });

  it('stands in the attributes as a hash, beside what a person put there, and is otherwise NULL', async () => {
    const attributes = async (): Promise<unknown> =>
      (await server.query('SELECT User_attributes FROM mysql.user WHERE User = ?', [user]))[0]!['User_attributes'];
    expect(await attributes()).toBeNull();
    await server.query(`ALTER USER ?@'%' ATTRIBUTE '{"team": "orders"}'`, [user]);
    await retain(second);
    const additional = { additional_password: sumOf(first.reveal()) };
    expect(await attributes()).toEqual({ metadata: { team: 'orders' }, ...additional });
    const sql = `SELECT User_attributes->>'$.additional_password' AS old, authentication_string AS now
      FROM mysql.user WHERE User = ? AND User_attributes->'$.additional_password' IS NOT NULL`;
    const rows = await server.query(sql, [user]);
    expect(rows).toEqual([{ old: sumOf(first.reveal()), now: sumOf(second.reveal()) }]);
    expect(server.accounts(user)).toEqual([{ host: '%', sums: [sumOf(second.reveal()), sumOf(first.reveal())] }]);
  });

  it.each([
    { errno: 3895, why: 'the new password is empty', sql: `IDENTIFIED BY '' RETAIN CURRENT PASSWORD` },
    {
      errno: 3894,
      why: 'the plugin changes too',
      sql: `IDENTIFIED WITH caching_sha2_password BY 'x' RETAIN CURRENT PASSWORD`,
    },
  ])('is refused with $errno when $why', async ({ errno, sql }) => {
    expect(await refusal(server.query(`ALTER USER ?@'%' ${sql}`, [user]))).toBe(errno);
    expect(await letsIn(first)).toEqual([true]);
  });

  it('is refused with 3878 when the current password is empty', async () => {
    await server.query(`ALTER USER ?@'%' IDENTIFIED BY ''`, [user]);
    expect(await refusal(retain(second))).toBe(3878);
  });

  it('is not made by CREATE USER, nor discarded beside a change, nor without a new password', async () => {
    for (const sql of [
      `CREATE USER other@'%' IDENTIFIED BY 'x' RETAIN CURRENT PASSWORD`,
      `ALTER USER ${user}@'%' IDENTIFIED BY 'x' DISCARD OLD PASSWORD`,
      `ALTER USER ${user}@'%' RETAIN CURRENT PASSWORD`,
      `ALTER USER ${user}@'%' IDENTIFIED BY PASSWORD '*1'`,
    ]) {
      expect(await refusal(server.query(sql))).toBe(1064);
    }
    expect(takeViolations()).toHaveLength(4);
  });
});

const LONG_WORD = 'a password that is longer than thirty-two bytes, so that its sum is repeated';

describe('caching_sha2_password', () => {
  it('lets in with both passwords, however they were set, and tells the plugin and a salted sum', async () => {
    await server.query(`ALTER USER ?@'%' IDENTIFIED WITH caching_sha2_password BY ?`, [user, first.reveal()]);
    await retain(second);
    expect(await letsIn(first, second, third, new SecretValue(''))).toEqual([true, true, 1045, 1045]);
    for (const spelled of ['?', `0x${Buffer.from(sumOf(third.reveal(), CACHING)).toString('hex')}`]) {
      const sql = `ALTER USER ?@'%' IDENTIFIED WITH caching_sha2_password AS ${spelled} RETAIN CURRENT PASSWORD`;
      await server.query(sql, [user, sumOf(third.reveal(), CACHING)]);
      expect(await letsIn(third)).toEqual([true]);
    }
    const [row] = await server.query('SELECT plugin, authentication_string AS sum FROM mysql.user WHERE User = ?', [
      user,
    ]);
    expect(row).toMatchObject({ plugin: 'caching_sha2_password' });
    expect(String(row!['sum'])).toMatch(/^\$A\$005\$[\s\S]{63}$/);
    const wrong = `ALTER USER ?@'%' IDENTIFIED WITH caching_sha2_password AS '$A$005$short'`;
    expect(await refusal(server.query(wrong, [user]))).toBe(1827);
  });

  it('takes no password for an empty one only', async () => {
    await server.query(`ALTER USER ?@'%' IDENTIFIED WITH caching_sha2_password BY ''`, [user]);
    expect(await letsIn(new SecretValue(''), first)).toEqual([true, 1045]);
  });

  it.each([
    { salt: 'saltstring', word: 'Hello world!', sum: ['5B8vYYiY.CVt1RlTTf8KbXBH', '3hsxY/GNooZaBBGWEc5'] },
    { salt: '0123456789abcdef', word: LONG_WORD, sum: ['7gW2CQUayhTvSN3i9RbD//Su', 'btuVYJ55X7lhsDvC/x4'] },
    { salt: '0123456789abcdef', word: 'x', sum: ['.fULuWHW4LFdceMju5Z2fLoh', 'L4aL5Nk149iH4KnvtJ9'] },
  ])('keeps the sum that openssl makes of $salt and $word', ({ salt, word, sum }) => {
    expect(shaCrypt(Buffer.from(word), Buffer.from(salt), 5000)).toBe(sum.join(''));
  });
});

describe('who may change a password', () => {
  it('an account its own, but with a second one only with APPLICATION_PASSWORD_ADMIN', async () => {
    const own = await connect(first);
    await own.query(`ALTER USER CURRENT_USER() IDENTIFIED BY ?`, [second.reveal()]);
    const retains = (): Promise<unknown> =>
      own.query(`ALTER USER USER() IDENTIFIED BY ? RETAIN CURRENT PASSWORD`, [third.reveal()]);
    expect(await refusal(retains())).toBe(1227);
    expect(await refusal(own.query(`ALTER USER CURRENT_USER() DISCARD OLD PASSWORD`))).toBe(1227);
    await server.query(`GRANT APPLICATION_PASSWORD_ADMIN ON *.* TO ?@'%'`, [user]);
    await retains();
    expect(await letsIn(second, third)).toEqual([true, true]);
    await own.query(`SET PASSWORD = ? RETAIN CURRENT PASSWORD`, [first.reveal()]);
    expect(await letsIn(second, third, first)).toEqual([1045, true, true]);
  });

  it("nobody another's without CREATE USER, whatever else is granted", async () => {
    await server.query(`GRANT APPLICATION_PASSWORD_ADMIN, CONNECTION_ADMIN, PROCESS ON *.* TO ?@'%'`, [user]);
    const own = await connect(first);
    for (const sql of [
      `ALTER USER root@'%' DISCARD OLD PASSWORD`,
      `ALTER USER ${user}@'%' ACCOUNT LOCK`,
      `ALTER USER ${user}@'%' DISCARD OLD PASSWORD ACCOUNT UNLOCK`,
      `CREATE USER other@'%'`,
      `DROP USER ${user}@'%'`,
    ]) {
      expect(await refusal(own.query(sql))).toBe(1227);
    }
  });

  it("an administrator everybody's, but not of accounts with SYSTEM_USER", async () => {
    await server.query(`GRANT CREATE USER ON *.* TO ?@'%'`, [user]);
    await server.query(`CREATE USER victim@'%' IDENTIFIED BY ?`, [third.reveal()]);
    const administrator = await connect(first);
    const change = (): Promise<unknown> =>
      administrator.query(`ALTER USER victim@'%' IDENTIFIED BY ? RETAIN CURRENT PASSWORD`, [second.reveal()]);
    await change();
    expect(server.liveSecondPasswords('victim')).toHaveLength(1);
    await server.query(`GRANT SYSTEM_USER ON *.* TO victim@'%'`);
    expect(await refusal(change())).toBe(1227);
    await server.query(`DROP USER victim@'%'`);
  });

  it('with REPLACE, only who knows the current password, and only the own', async () => {
    const own = await connect(first);
    const sql = `ALTER USER ?@'%' IDENTIFIED BY ? REPLACE ?`;
    expect(await refusal(own.query(sql, [user, second.reveal(), third.reveal()]))).toBe(3891);
    expect(await refusal(server.query(sql, [user, second.reveal(), first.reveal()]))).toBe(3893);
    await own.query(sql, [user, second.reveal(), first.reveal()]);
    expect(await letsIn(first, second)).toEqual([1045, true]);
  });
});

describe('accounts', () => {
  it('that there are not can not be changed or dropped, and those that there are not made', async () => {
    expect(await refusal(server.query(`ALTER USER nobody@'%' DISCARD OLD PASSWORD`))).toBe(1396);
    expect(await refusal(server.query(`DROP USER nobody@'%'`))).toBe(1396);
    expect(await refusal(server.query(`CREATE USER ?@'%'`, [user]))).toBe(1396);
    expect(await refusal(server.query(`GRANT SELECT ON *.* TO nobody@'%'`))).toBe(1410);
    expect(await refusal(server.query(`SHOW GRANTS FOR nobody@'%'`))).toBe(1141);
    await server.query(`ALTER USER IF EXISTS nobody@'%' ACCOUNT LOCK`);
    await server.query(`DROP USER IF EXISTS nobody@'%'`);
    await server.query(`CREATE USER IF NOT EXISTS ?@'%' IDENTIFIED BY ?`, [user, second.reveal()]);
    expect(await letsIn(first, second)).toEqual([true, 1045]);
  });

  it('change all or not at all', async () => {
    const sql = `ALTER USER ?@'%' IDENTIFIED BY ?, nobody@'%' IDENTIFIED BY ?`;
    expect(await refusal(server.query(sql, [user, second.reveal(), third.reveal()]))).toBe(1396);
    expect(await letsIn(first, second)).toEqual([true, 1045]);
  });

  it('that are locked let nobody in who knows the password, and tell nothing to those who do not', async () => {
    await server.query(`ALTER USER ?@'%' ACCOUNT LOCK`, [user]);
    expect(await letsIn(first, second)).toEqual([3118, 1045]);
    await server.query(`ALTER USER ?@'%' ACCOUNT UNLOCK`, [user]);
    expect(await letsIn(first)).toEqual([true]);
  });

  it('whose password has expired let nobody in, until there is a new one', async () => {
    await server.query(`ALTER USER ?@'%' PASSWORD EXPIRE`, [user]);
    expect(await letsIn(first)).toEqual([1862]);
    await server.query(`ALTER USER ?@'%' IDENTIFIED BY ?`, [user, second.reveal()]);
    expect(await letsIn(second)).toEqual([true]);
  });

  it('of one name are told apart by host: the most specific one is asked, whatever its password', async () => {
    await server.query(`CREATE USER ?@'127.0.0.%' IDENTIFIED BY ?`, [user, second.reveal()]);
    await server.query(`CREATE USER ?@'10.%' IDENTIFIED BY ?`, [user, third.reveal()]);
    expect(await letsIn(first, second, third)).toEqual([1045, true, 1045]);
    const own = await connect(second);
    const [rows] = await own.query('SELECT CURRENT_USER() AS account, USER() AS client');
    expect(rows).toEqual([{ account: `${user}@127.0.0.%`, client: `${user}@127.0.0.1` }]);
  });

  it('show how they were made and what they may do', async () => {
    await server.query(`ALTER USER ?@'%' WITH MAX_USER_CONNECTIONS 7 PASSWORD EXPIRE NEVER COMMENT 'orders'`, [user]);
    await server.query(`GRANT SELECT, INSERT ON orders.* TO ?@'%'`, [user]);
    await server.query(`GRANT PROCESS, CREATE USER, CONNECTION_ADMIN ON *.* TO ?@'%'`, [user]);
    await server.query(`GRANT SELECT (Host, User) ON mysql.user TO ?@'%'`, [user]);
    expect(await server.query(`SHOW GRANTS FOR ?@'%'`, [user])).toEqual(
      [
        `GRANT PROCESS, CREATE USER ON *.* TO \`${user}\`@\`%\``,
        `GRANT CONNECTION_ADMIN ON *.* TO \`${user}\`@\`%\``,
        `GRANT SELECT (\`host\`, \`user\`) ON \`mysql\`.\`user\` TO \`${user}\`@\`%\``,
        `GRANT SELECT, INSERT ON \`orders\`.* TO \`${user}\`@\`%\``,
      ].map((line) => ({ [`Grants for ${user}@%`]: line })),
    );
    const [creation] = await server.query(`SHOW CREATE USER ?@'%'`, [user]);
    const text = String(creation![`CREATE USER for ${user}@%`]);
    expect(text).toContain(`IDENTIFIED WITH 'mysql_native_password' AS '${sumOf(first.reveal())}' REQUIRE NONE WITH`);
    expect(text).toContain(`MAX_USER_CONNECTIONS 7 PASSWORD EXPIRE NEVER ACCOUNT UNLOCK`);
  });

  it('take only as many connections as they may', async () => {
    await server.query(`ALTER USER ?@'%' WITH MAX_USER_CONNECTIONS 1`, [user]);
    await connect(first);
    expect(await letsIn(first)).toEqual([1226]);
  });

  it.each([
    { sql: 'GRANT CONNECTION ADMIN ON *.*', errno: 1064, why: "MariaDB's name of the right" },
    { sql: 'GRANT CONNECTION_ADMIN ON orders.*', errno: 3619, why: 'a dynamic right below the top' },
    { sql: 'GRANT NO_SUCH_ADMIN ON *.*', errno: 3929, why: 'no right' },
    { sql: 'GRANT PROCESS ON orders.*', errno: 1221, why: 'a global right below the top' },
  ])('are not granted $why', async ({ sql, errno }) => {
    expect(await refusal(server.query(`${sql} TO ?@'%'`, [user]))).toBe(errno);
    expect(takeViolations()).toHaveLength(errno === 1064 ? 1 : 0);
  });
});

describe('reading', () => {
  it('needs the right to the table, or to each column', async () => {
    const own = await connect(first);
    const read = (columns: string): Promise<unknown> => own.query(`SELECT ${columns} FROM mysql.user WHERE User = 'x'`);
    expect(await refusal(read('Host'))).toBe(1142);
    expect(await refusal(own.query(`SHOW GRANTS FOR root@'%'`))).toBe(1044);
    await server.query(`GRANT SELECT (Host, User) ON mysql.user TO ?@'%'`, [user]);
    await read('Host');
    expect(await refusal(read('Host, authentication_string'))).toBe(1143);
    expect(await refusal(read('*'))).toBe(1143);
    await server.query(`GRANT SELECT ON mysql.user TO ?@'%'`, [user]);
    await read('*');
  });

  it('knows where, in, like, null, order, limit, count and aliases', async () => {
    await server.query(`CREATE USER ?@'10.%' IDENTIFIED BY ?`, [user, second.reveal()]);
    const hosts = async (rest: string): Promise<readonly unknown[]> =>
      (await server.query(`SELECT u.Host AS host FROM mysql.user AS u WHERE u.User = ? ${rest}`, [user])).map(
        (row) => row['host'],
      );
    expect(await hosts('ORDER BY Host DESC')).toEqual(['10.%', '%']);
    expect(await hosts(`AND Host IN ('10.%', 'x')`)).toEqual(['10.%']);
    expect(await hosts(`AND NOT (Host = '%' OR Host LIKE 'x%')`)).toEqual(['10.%']);
    expect(await hosts(`AND password_lifetime IS NULL ORDER BY Host LIMIT 1`)).toEqual(['%']);
    expect(await hosts(`AND account_locked = 'y'`)).toEqual([]);
    expect(await server.query('SELECT COUNT(*) AS n FROM mysql.user WHERE User = ?', [user])).toEqual([{ n: 2 }]);
    // Names of users differ in their case, those of hosts don't.
    expect(await server.query('SELECT Host FROM mysql.user WHERE User = ?', [user.toUpperCase()])).toEqual([]);
    expect(await hosts(`AND authentication_string = NULL`)).toEqual([]);
  });

  it('shows the rights of all only to who may read the schema of the system', async () => {
    const own = await connect(first);
    const sql = 'SELECT GRANTEE, PRIVILEGE_TYPE AS name, IS_GRANTABLE AS g FROM information_schema.USER_PRIVILEGES';
    expect((await own.query(sql))[0]).toEqual([{ GRANTEE: `'${user}'@'%'`, name: 'USAGE', g: 'NO' }]);
    await server.query(`GRANT CREATE USER, CONNECTION_ADMIN ON *.* TO ?@'%'`, [user]);
    const rows = await server.query(`${sql} WHERE GRANTEE = ?`, [`'${user}'@'%'`]);
    expect(rows.map(({ name }) => name)).toEqual(['CREATE USER', 'CONNECTION_ADMIN']);
    expect(await server.query(`${sql} WHERE GRANTEE LIKE '''root''@%' LIMIT 1`)).toMatchObject([{ g: 'YES' }]);
  });

  it('refuses what there is not, with rows or without', async () => {
    for (const [sql, errno] of [
      ['SELECT Priv FROM mysql.user LIMIT 0', 1054],
      ['SELECT Priv FROM mysql.global_priv', 1146],
      ['SELECT Host FROM user', 1046],
      ['SELECT @@no_such_variable', 1193],
      ['SELECT NO_SUCH_FUNCTION(1)', 1305],
    ] as const) {
      expect(await refusal(server.query(sql))).toBe(errno);
    }
    expect(takeViolations()).toHaveLength(3);
  });

  it('answers what clients ask when they connect', async () => {
    const [row] = await server.query('SELECT VERSION() AS v, @@version_comment AS c, @@session.autocommit AS a, 1');
    expect(row).toEqual({ v: '8.0.36', c: 'MySQL Community Server - GPL', a: 1, 1: 1 });
    await server.query(`SET NAMES utf8mb4`);
    await server.query(`SET SESSION wait_timeout = 10, autocommit = 1`);
    await server.query('DO 1');
  });
});

describe('sessions', () => {
  it('outlive the password they were opened with, a lock and their account', async () => {
    const own = await connect(first);
    await server.query(`ALTER USER ?@'%' IDENTIFIED BY ? ACCOUNT LOCK`, [user, second.reveal()]);
    await server.query(`DROP USER ?@'%'`, [user]);
    expect((await own.query('SELECT 1 AS one'))[0]).toEqual([{ one: 1 }]);
  });

  it('are listed to who has PROCESS, and only the own to others', async () => {
    const own = await connect(first);
    nowMs += 5000;
    const [mine] = await own.query('SELECT id, USER AS user FROM information_schema.processlist');
    expect(mine).toEqual([{ ID: own.threadId, user }]);
    const sql = `SELECT ID AS id, TIME AS seconds, COMMAND AS what FROM information_schema.PROCESSLIST WHERE USER = ?`;
    expect(await server.query(sql, [user])).toEqual([{ id: own.threadId, seconds: 0, what: 'Sleep' }]);
    nowMs += 5000;
    const [thread] = await server.query(
      `SELECT PROCESSLIST_ID AS id, PROCESSLIST_TIME AS seconds, PROCESSLIST_HOST AS host
       FROM performance_schema.threads WHERE PROCESSLIST_USER = ?`,
      [user],
    );
    expect(thread).toEqual({ id: own.threadId, seconds: 5, host: '127.0.0.1' });
    expect(await refusal(own.query('SELECT THREAD_ID FROM performance_schema.threads'))).toBe(1142);
    const shown = await server.query('SHOW FULL PROCESSLIST');
    expect(shown.map((row) => row['Id'])).toContain(own.threadId);
  });

  it("end by KILL, the own by right and others' with CONNECTION_ADMIN", async () => {
    const [one, other] = [await connect(first), await connect(first)];
    const root = await server.connect('root', server.admin.password);
    opened.push(root);
    expect(await refusal(one.query(`KILL ${String(root.threadId)}`))).toBe(1095);
    expect(await refusal(one.query('KILL 999999'))).toBe(1094);
    await one.query(`KILL ${String(other.threadId)}`);
    await expect(other.query('SELECT 1')).rejects.toThrow(/closed|lost|ended/i);
    expect(await refusal(one.query(`KILL CONNECTION CONNECTION_ID`))).toBe(1064);
    expect(takeViolations()).toHaveLength(1);
    await server.query(`KILL CONNECTION ${String(one.threadId)}`);
    await expect(one.query('SELECT 1')).rejects.toThrow(/closed|lost|ended/i);
    expect(server.sessions(user)).toEqual([]);
  });
});

describe('faults', () => {
  it('lose the answer after the statement took effect', async () => {
    const met = server.inject('alter user', { kind: 'lose-answer' });
    await expect(retain(second)).rejects.toThrow(/lost|ECONNRESET/i);
    expect(met()).toBe(1);
    expect(server.pendingFaults).toBe(0);
    expect(await letsIn(first, second)).toEqual([true, true]);
  });

  it('lose the statement before it takes effect', async () => {
    server.injectAt(2, { kind: 'lose-request' });
    await retain(second);
    await expect(retain(third)).rejects.toThrow(/lost|ECONNRESET/i);
    expect(await letsIn(first, second, third)).toEqual([true, true, 1045]);
  });

  it('refuse with a number, after the effect if told so', async () => {
    server.inject('ALTER USER', { kind: 'refuse', errno: 1205 });
    expect(await refusal(retain(second))).toBe(1205);
    expect(await letsIn(second)).toEqual([1045]);
    server.inject((sql) => sql.includes('RETAIN'), { kind: 'refuse', errno: 1317, afterEffect: true });
    expect(await refusal(retain(second))).toBe(1317);
    expect(await letsIn(second)).toEqual([true]);
  });

  it('answer late what was done at once', async () => {
    server.inject('ALTER USER', { kind: 'late', ms: 50 });
    const answered = retain(second);
    await expect.poll(() => server.liveSecondPasswords(user).length).toBe(1);
    await answered;
  });
});

describe('the log', () => {
  it('shows statements without passwords, and who sent them', async () => {
    await retain(second);
    const log = server.statementLog();
    expect(log).toContain(`ALTER USER '${user}'@'%' IDENTIFIED BY <secret> RETAIN CURRENT PASSWORD`);
    for (const password of [first, second]) expect(log).not.toContain(password.reveal());
    expect(server.seen.at(-1)).toMatchObject({ account: { user: 'root', host: '%' }, isChange: true });
  });

  it('does not show what could not be read, which counts as a violation without its values', async () => {
    expect(await refusal(server.query('ALTER USER x IDENTIFIED BY ? NONSENSE', [second.reveal()]))).toBe(1064);
    expect(server.statementLog()).not.toContain('NONSENSE');
    expect(takeViolations()).toEqual(['ALTER USER x: error 1064']);
  });

  it('counts prepared statements as violations', async () => {
    const own = await connect(first);
    expect(await refusal(own.execute('SELECT 1'))).toBe(1047);
    expect(takeViolations()).toEqual(['a prepared statement: not understood']);
  });
});

function secret(): SecretValue {
  // With what a parser could stumble over.
  return new SecretValue(`p'w"\\%;--${randomBytes(9).toString('hex')}`);
}

async function connect(password: SecretValue): Promise<Connection> {
  const connection = await createConnection({
    host: server.host,
    port: server.port,
    user,
    password: password.reveal(),
    connectTimeout: 5000,
  });
  connection.on('error', () => undefined);
  opened.push(connection);
  return connection;
}

async function retain(password: SecretValue): Promise<void> {
  await server.query(`ALTER USER ?@'%' IDENTIFIED BY ? RETAIN CURRENT PASSWORD`, [user, password.reveal()]);
}

/** For each, true or the number of the error. */
async function letsIn(...passwords: readonly SecretValue[]): Promise<readonly (true | number | undefined)[]> {
  const answers: (true | number | undefined)[] = [];
  for (const password of passwords) {
    const connection = await server.connect(user, password).catch((error: unknown) => errnoOf(error));
    if (typeof connection === 'object') await connection.end();
    answers.push(typeof connection === 'object' ? true : connection);
  }
  return answers;
}

async function refusal(attempt: Promise<unknown>): Promise<number | undefined> {
  return attempt.then(
    () => undefined,
    (error: unknown) => errnoOf(error),
  );
}

function errnoOf(error: unknown): number | undefined {
  return (error as { readonly errno?: number }).errno;
}

function takeViolations(): readonly string[] {
  return (server.violations as string[]).splice(0);
}
