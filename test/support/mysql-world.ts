/** An application's account in a real MariaDB, with rights and a limit, and an administrator with chosen rights. */
import { createHash, randomBytes } from 'node:crypto';
import type { Credential } from '../../src/core/credential.js';
import { SecretValue } from '../../src/core/secret-value.js';
import type { MysqlSettings } from '../../src/rotators/mysql.js';
import type { MariadbServer } from './mariadb-server.js';

export interface MysqlTestWorld {
  readonly settings: MysqlSettings;
  readonly admin: SecretValue;
  readonly app: Credential;
  /** Each account of the application's name, with the sums of the passwords that it takes. */
  accounts(): Promise<readonly { readonly host: string; readonly sums: readonly string[] }[]>;
  /** What the application's account may do and how often, without its passwords. */
  rightsAndLimits(): Promise<readonly string[]>;
  createAccount(account: string, password: SecretValue): Promise<void>;
  setPassword(account: string, password: SecretValue): Promise<void>;
  /** Whether that sum is the password's. */
  fits(sum: string, password: SecretValue): boolean;
  newPassword(): SecretValue;
  query: MariadbServer['query'];
}

const RIGHTS = ['CREATE USER', 'PROCESS', 'CONNECTION ADMIN'] as const;

let worlds = 0;

export async function freshMysqlWorld(
  server: MariadbServer,
  rights: readonly string[] = RIGHTS,
  { mayRead = true } = {},
): Promise<MysqlTestWorld> {
  worlds += 1;
  const user = `orders_app_${String(worlds)}`;
  const adminUser = `rotation_admin_${String(worlds)}`;
  const [app, admin] = [newPassword(), newPassword()];
  const { query } = server;
  const createAccount: MysqlTestWorld['createAccount'] = async (account, password) => {
    await query(`CREATE USER ${account} IDENTIFIED BY PASSWORD '${sumOf(password)}'`);
  };
  await createAccount(`'${adminUser}'@'%'`, admin);
  await query(`GRANT ${rights.join(', ')} ON *.* TO '${adminUser}'@'%'`);
  if (mayRead) await query(`GRANT SELECT ON mysql.global_priv TO '${adminUser}'@'%'`);
  await createAccount(`'${user}'@'%'`, app);
  await query(`ALTER USER '${user}'@'%' WITH MAX_USER_CONNECTIONS 7`);
  await query(`GRANT SELECT, INSERT ON orders.* TO '${user}'@'%'`);
  return {
    settings: { host: server.host, port: server.port, tls: 'disable', adminUser },
    admin,
    app: { provider: 'mysql', secret: app, attributes: { user } },
    accounts: async () => {
      const rows = await query(
        'SELECT Host AS host, CAST(Priv AS CHAR) AS text FROM mysql.global_priv WHERE User = ? ORDER BY Host',
        [user],
      );
      return rows.map((row) => ({ host: String(row['host']), sums: sumsIn(String(row['text'])) }));
    },
    rightsAndLimits: async () =>
      (await query(`SHOW GRANTS FOR '${user}'@'%'`)).map((row) =>
        String(Object.values(row)[0]).replace(/ IDENTIFIED .*? WITH/, ' WITH'),
      ),
    createAccount,
    setPassword: async (account, password) => {
      await query(`ALTER USER ${account} IDENTIFIED BY PASSWORD '${sumOf(password)}'`);
    },
    fits: (sum, password) => sum === sumOf(password),
    newPassword,
    query,
  };
}

export function newPassword(): SecretValue {
  return new SecretValue(`pw-${randomBytes(15).toString('hex')}`);
}

/** What the server keeps, so that the test's own passwords stay out of its log too. */
function sumOf(password: SecretValue): string {
  const once = createHash('sha1').update(password.reveal()).digest();
  return `*${createHash('sha1').update(once).digest('hex').toUpperCase()}`;
}

/** Each sum that stands there, in its order, counted as often as it stands; no password has that of all zeros. */
function sumsIn(text: string): readonly string[] {
  return text.match(/\*(?!0{40})[0-9A-F]{40}/g) ?? [];
}
