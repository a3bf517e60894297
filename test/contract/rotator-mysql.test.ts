import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/platform/clock.js';
import { mysqlRotator, type MysqlSettings } from '../../src/rotators/mysql.js';
import { missingBackend } from '../support/backends.js';
import { startMariadb, type MariadbServer } from '../support/mariadb-server.js';
import { freshMysqlWorld } from '../support/mysql-world.js';
import { selfSigned } from '../support/self-signed.js';
import { mysqlCases } from './rotator-mysql-cases.js';
import { newContext } from './rotators.js';

const missing = missingBackend('mariadb');

describe.skipIf(missing !== undefined)('MariaDB', () => {
  let server: MariadbServer;
  beforeAll(async () => {
    server = await startMariadb();
  }, 90_000);
  afterAll(async () => {
    await server.stop();
  });

  mysqlCases(() => ({
    port: server.port,
    connect: server.connect,
    statementLog: () => readFile(server.statementLog, 'utf8'),
    freshWorld: (...options) => freshMysqlWorld(server, ...options),
    table: 'mysql.global_priv',
    lacking: 'PROCESS, CONNECTION ADMIN',
  }));

  it.for([
    { title: 'speaks TLS with the authority that is configured, and with no other', name: 'localhost', isRight: true },
    { title: 'refuses a certificate for another name', name: 'elsewhere.internal', isRight: false },
  ])('$title', { timeout: 90_000 }, async ({ name, isRight }, { skip }) => {
    const tls = await selfSigned(name);
    if (tls === undefined) return skip('openssl is not on this machine');
    const encrypted = await startMariadb([`--ssl-cert=${tls.certificateFile}`, `--ssl-key=${tls.keyFile}`]);
    try {
      const db = await freshMysqlWorld(encrypted);
      const strict = { ...db.settings, tls: 'verify-full', host: 'localhost' } as const;
      const snapshot = (settings: MysqlSettings): Promise<unknown> =>
        mysqlRotator(settings, db.admin, systemClock).snapshot(newContext(), db.app);
      const [own, foreign] = await Promise.allSettled([snapshot({ ...strict, ca: tls.authority }), snapshot(strict)]);
      expect(own).toMatchObject(isRight ? { status: 'fulfilled' } : { reason: { code: 'provider-refused' } });
      expect(foreign).toMatchObject({ reason: { code: 'provider-refused' } });
    } finally {
      await encrypted.stop();
      tls.remove();
    }
  });
});
