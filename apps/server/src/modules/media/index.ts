export { mediaFoldersOf, type MediaFolders } from './files/file.store.ts';
export type { RenditionSpec } from './files/rendition.make.ts';
export type { MediaDescription } from './library/media.presenter.ts';
export { describeMedia } from './library/media.read-model.ts';
export type { MediaDb, MediaDeps, MediaUses } from './media.deps.ts';
export type { MediaTables } from './media.tables.ts';
export { publicMediaUrl } from './sending/media.link.ts';
export { mediaForSending } from './sending/media.send.ts';
