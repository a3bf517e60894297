/** An application's account in the fake MySQL 8, with rights and a limit, and an administrator with chosen rights. */
import { newPassword, type MysqlTestWorld } from './mysql-world.js';
import { CACHING, fitsSum, type Plugin } from './mysql8/passwords.js';
import type { FakeMysql8 } from './mysql8/server.js';

const RIGHTS = ['CREATE USER', 'PROCESS', 'CONNECTION_ADMIN'] as const;

/** What the rotator sets where no password shall ever fit. */
const NOBODY = /^\*0{40}$|\.{43}$/;

let worlds = 0;

/** `plugin` keeps the passwords of both accounts. */
export async function freshMysql8World(
  server: FakeMysql8,
  rights: readonly string[] = RIGHTS,
  { mayRead = true, plugin = CACHING as Plugin } = {},
): Promise<MysqlTestWorld> {
  worlds += 1;
  const user = `orders_app_${String(worlds)}`;
  const adminUser = `rotation_admin_${String(worlds)}`;
  const [app, admin] = [newPassword(), newPassword()];
  const { query } = server;
  const createAccount: MysqlTestWorld['createAccount'] = async (account, password) => {
    await query(`CREATE USER ${account} IDENTIFIED WITH ${plugin} BY ?`, [password.reveal()]);
  };
  await createAccount(`'${adminUser}'@'%'`, admin);
  await query(`GRANT ${rights.join(', ')} ON *.* TO '${adminUser}'@'%'`);
  if (mayRead) await query(`GRANT SELECT ON mysql.user TO '${adminUser}'@'%'`);
  await createAccount(`'${user}'@'%'`, app);
  await query(`ALTER USER '${user}'@'%' WITH MAX_USER_CONNECTIONS 7`);
  await query(`GRANT SELECT, INSERT ON orders.* TO '${user}'@'%'`);
  return {
    settings: { host: server.host, port: server.port, tls: 'disable', adminUser },
    admin,
    app: { provider: 'mysql', secret: app, attributes: { user } },
    accounts: () =>
      Promise.resolve(
        server.accounts(user).map(({ host, sums }) => ({ host, sums: sums.filter((sum) => !NOBODY.test(sum)) })),
      ),
    rightsAndLimits: async () => {
      const [account] = await query(`SHOW CREATE USER '${user}'@'%'`);
      const grants = await query(`SHOW GRANTS FOR '${user}'@'%'`);
      const lines = [account ?? {}, ...grants].map((row) => String(Object.values(row)[0]));
      return lines.map((line) => line.replace(/ AS '.*' REQUIRE /su, ' REQUIRE '));
    },
    createAccount,
    setPassword: async (account, password) => {
      await query(`ALTER USER ${account} IDENTIFIED BY ?`, [password.reveal()]);
      await query(`ALTER USER ${account} DISCARD OLD PASSWORD`);
    },
    fits: (sum, password) => fitsSum(password.reveal(), sum),
    newPassword,
    query,
  };
}
