export { guessMapping } from './column.names.ts';
export { importConnector } from './import.connector.ts';
export {
  importMappingSchema,
  importReadingSchema,
  type ImportField,
  type ImportMapping,
  type ImportReading,
} from './import.mapping.ts';
export { toReceivedPost, type RowPost } from './row.post.ts';
export { parseTable } from './table.read.ts';
export type { Table, TableRow, TableSource } from './table.types.ts';
