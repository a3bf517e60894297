import type { Kysely, Migration } from 'kysely';

/** What providers said of credentials, so that they are not asked at every scan. */
export const validity: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('validity')
      .addColumn('fingerprint', 'text', (c) => c.primaryKey())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('detail', 'text', (c) => c.notNull())
      .addColumn('checkedAt', 'text', (c) => c.notNull())
      .execute();
  },
};
