export {
  runningPostgres,
  startPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './embedded.server.ts';
export { folderHolder, type FolderHolder } from './folder.lock.ts';
