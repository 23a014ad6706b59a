export { countText } from './text.count.ts';
export { splitThread } from './thread.split.ts';
export { findEntities } from './entity.find.ts';
export { findEmoji, graphemes, utf8Length } from './emoji.segment.ts';
export type { Count, CountingRule, Entity, Numbering, Thread } from './counting.types.ts';
