// The one PostgreSQL of a test run: started before the first file, with a migrated template that
// each file gets a clone of.
export const testDataDir = '.kontor-test';
/** Folder of the programs of another PostgreSQL that the suite runs on; the embedded one without it. */
export const ownPostgres = process.env.TEST_POSTGRES_BIN;
/** Where it is noted which folder that cluster lies in. */
export const clusterRecord = `${testDataDir}/cluster`;
export const templateName = 'kontor_template';

/** What is written there is thrown away: no need to wait for the disk. */
export const testSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
  shared_buffers: '256MB',
};
