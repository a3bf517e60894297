import { sql, type Kysely, type Migration } from 'kysely';

/** Leaks that somebody works on, from the first report to the end. */
export const incident: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('incident')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('fingerprint', 'text', (c) => c.notNull())
      .addColumn('others', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('about', 'text', (c) => c.notNull())
      .addColumn('trace', 'text')
      .addColumn('plan', 'text')
      .addColumn('approvals', 'text', (c) => c.notNull().defaultTo('[]'))
      .addColumn('openedAt', 'text', (c) => c.notNull())
      .addColumn('openedBy', 'text', (c) => c.notNull())
      .addColumn('closedAt', 'text')
      .addColumn('closing', 'text')
      .execute();
    // One leak is one incident at a time, kept by the database itself.
    await sql`create unique index incident_one_at_a_time on incident ("fingerprint") where state = 'open'`.execute(db);
  },
};
