export { createStoryGrouper, type StoryGrouper } from './story.grouper.ts';
export { storyId } from './story.shelf.ts';
export type { StorySnapshot } from './story.snapshot.ts';
export type { Coordination, PlacedPost, StoryKind, StoryOptions, StoryPlacement, StoryPost } from './story.types.ts';
export { similarity } from './sentence.similarity.ts';
