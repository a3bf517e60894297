import { sql, type Kysely, type Migration } from 'kysely';

/** The tables of the first version: what was found, the rotation journal and the audit trail. */
export const first: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('finding')
      .addColumn('fingerprint', 'text', (c) => c.primaryKey())
      .addColumn('keyId', 'text', (c) => c.notNull())
      .addColumn('ruleId', 'text', (c) => c.notNull())
      .addColumn('provider', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('severity', 'text', (c) => c.notNull())
      .addColumn('confidence', 'text', (c) => c.notNull())
      .addColumn('companions', 'text', (c) => c.notNull())
      .addColumn('life', 'text', (c) => c.notNull())
      .addColumn('firstSeenAt', 'text', (c) => c.notNull())
      .addColumn('lastSeenAt', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('location')
      .addColumn('fingerprint', 'text', (c) => c.notNull().references('finding.fingerprint').onDelete('cascade'))
      .addColumn('locationKey', 'text', (c) => c.notNull())
      .addColumn('location', 'text', (c) => c.notNull())
      .addColumn('lastSeenAt', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('location_key', ['fingerprint', 'locationKey'])
      .execute();
    await db.schema
      .createTable('scan')
      .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('startedAt', 'text', (c) => c.notNull())
      .addColumn('finishedAt', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('coverage', 'text', (c) => c.notNull())
      .addColumn('findings', 'integer', (c) => c.notNull())
      .execute();
    await createRotationTables(db);
    await db.schema
      .createTable('trail')
      .addColumn('seq', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('actor', 'text', (c) => c.notNull())
      .addColumn('action', 'text', (c) => c.notNull())
      .addColumn('fingerprint', 'text')
      .addColumn('rotationId', 'text')
      .addColumn('detail', 'text', (c) => c.notNull())
      .addColumn('previousHash', 'text', (c) => c.notNull())
      .addColumn('hash', 'text', (c) => c.notNull())
      .execute();
  },
};

async function createRotationTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('rotation')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('credentialKey', 'text', (c) => c.notNull())
    .addColumn('credentialName', 'text', (c) => c.notNull())
    .addColumn('fingerprint', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('resumeState', 'text')
    .addColumn('plan', 'text', (c) => c.notNull())
    .addColumn('abortRequested', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('consumersUpdated', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('detail', 'text')
    .addColumn('createdAt', 'text', (c) => c.notNull())
    .addColumn('updatedAt', 'text', (c) => c.notNull())
    .addColumn('dueAt', 'text')
    .addColumn('leaseHolder', 'text')
    .addColumn('leaseUntil', 'text')
    .addColumn('fencing', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  // One rotation per credential at a time, kept by the database itself.
  await sql`create unique index rotation_one_at_a_time on rotation ("credentialKey")
    where state not in ('done', 'aborted')`.execute(db);
  await db.schema
    .createTable('journal')
    .addColumn('seq', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('rotationId', 'text', (c) => c.notNull().references('rotation.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('fencing', 'integer', (c) => c.notNull())
    .addColumn('payload', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('sealed')
    .addColumn('rotationId', 'text', (c) => c.notNull().references('rotation.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('sealed', 'blob', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('sealed_key', ['rotationId', 'name'])
    .execute();
}
