// The one PostgreSQL of a test run: started before the first file, with a migrated template that
// each file gets a clone of.
export const testDataDir = '.kontor-test';
export const templateName = 'kontor_template';

/** What is written there is thrown away: no need to wait for the disk. */
export const testSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
  shared_buffers: '256MB',
};
