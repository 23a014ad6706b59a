import type { PublishingDeps } from '../publishing.deps.ts';

export async function repeatPublications(deps: PublishingDeps): Promise<void> {
  void deps;
}
