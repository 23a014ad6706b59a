import { createPublication, savePublication, type Draft, type Output, type Publication } from '@beffroi/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem, call } from '../../shared/api.ts';
import { useTerritory } from '../../shared/session.ts';
import { publicationKey } from '../publication/publication.queries.ts';
import { draftOf, isEmpty, rebase, same } from './draft.rules.ts';
import { dropDraft, keepDraft, newClientKey, type KeptDraft } from './kept-drafts.ts';

export type Conflict = Output<typeof savePublication>['conflicts'][number];
export type SaveState =
  | { is: 'new' }
  | { is: 'saved'; at: number }
  | { is: 'saving' }
  | { is: 'kept'; at: number }
  | { is: 'refused'; error: ApiProblem };

const QUIET_MS = 900;
const AGAIN_MS = 8000;

/** The server keeps no space around a title; while one types, there may be one. */
const asSaved = (draft: Draft): Draft => ({ ...draft, title: draft.title.trim() });

export type Writing = {
  draft: Draft;
  change: (change: (draft: Draft) => Draft) => void;
  saving: SaveState;
  conflicts: readonly Conflict[];
  settle: (conflict: Conflict) => void;
  /** Saves what is not, and gives the publication as the server has it. Errors: `ApiProblem` */
  flush: () => Promise<Publication>;
};

/**
 * A draft saved as it is typed. Each save says on which version it is based: what somebody else changed apart comes in,
 * what both changed is told. Without network the words stay in this browser and leave when it comes back.
 */
export function useDraft(given: {
  publication?: Publication | undefined;
  start: Draft;
  kept?: KeptDraft | undefined;
  onCreated: (publication: Publication) => void;
}): Writing {
  const { id: territoryId } = useTerritory();
  const client = useQueryClient();
  const { publication, kept } = given;
  const [draft, setDraft] = useState<Draft>(() => kept?.draft ?? (publication ? draftOf(publication) : given.start));
  const [saving, setSaving] = useState<SaveState>(
    kept
      ? { is: 'kept', at: kept.at }
      : publication
        ? { is: 'saved', at: Date.parse(publication.updatedAt) }
        : { is: 'new' },
  );
  const [conflicts, setConflicts] = useState<readonly Conflict[]>([]);
  // What the saver knows between two renderings.
  const state = useRef({
    draft,
    /** As the server has it. */
    saved: publication ? draftOf(publication) : undefined,
    publication,
    baseVersion: kept?.baseVersion ?? publication?.version,
    clientKey: kept?.clientKey ?? newClientKey(),
    running: undefined as Promise<void> | undefined,
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
  });
  const again = useRef<() => void>(() => undefined);
  const created = useRef(given.onCreated);
  useEffect(() => {
    created.current = given.onCreated;
  });

  const show = useCallback((next: Draft) => {
    state.current.draft = next;
    setDraft(next);
  }, []);
  const isDirty = useCallback(() => {
    const { draft, saved, publication } = state.current;
    return saved === undefined ? !isEmpty(draft) || publication !== undefined : !same(asSaved(draft), saved);
  }, []);
  const keep = useCallback(() => {
    const { draft, publication, baseVersion, clientKey } = state.current;
    return keepDraft(territoryId, {
      draft,
      clientKey,
      at: Date.now(),
      ...(publication ? { publicationId: publication.id } : {}),
      ...(baseVersion === undefined ? {} : { baseVersion }),
    });
  }, [territoryId]);

  const save = useCallback(async () => {
    const now = state.current;
    if (!isDirty()) return;
    const sent = now.draft;
    const body = asSaved(sent);
    setSaving({ is: 'saving' });
    const before = { publicationId: now.publication?.id, clientKey: now.clientKey } as KeptDraft;
    const { publication, conflicts } = now.publication
      ? await call(savePublication, {
          params: { territoryId, publicationId: now.publication.id },
          body: { baseVersion: now.baseVersion ?? now.publication.version, draft: body },
        })
      : {
          publication: await call(createPublication, {
            params: { territoryId },
            body: { ...body, clientKey: now.clientKey },
          }),
          conflicts: [],
        };
    const isNew = now.publication === undefined;
    now.publication = publication;
    now.baseVersion = publication.version;
    now.saved = draftOf(publication);
    // A creation sent twice gives what the first one made: what is here is the newer.
    const merged = isNew ? now.draft : rebase(body, now.saved, asSaved(now.draft));
    show({ ...merged, title: merged.title === now.draft.title.trim() ? now.draft.title : merged.title });
    client.setQueryData(publicationKey(territoryId, publication.id), publication);
    if (conflicts.length > 0) setConflicts((told) => [...told, ...conflicts]);
    dropDraft(territoryId, before);
    if (isDirty()) {
      keep();
      if (isNew) now.timer = setTimeout(() => again.current(), QUIET_MS);
    }
    setSaving({ is: 'saved', at: Date.now() });
    if (isNew) created.current(publication);
  }, [client, isDirty, keep, show, territoryId]);

  const run = useCallback(async (): Promise<void> => {
    const now = state.current;
    clearTimeout(now.timer);
    if (now.running) await now.running.catch(() => undefined);
    now.running = save();
    try {
      await now.running;
    } catch (error) {
      const unreachable = !(error instanceof ApiProblem) || error.status === 0 || error.status >= 500;
      keep();
      setSaving(unreachable ? { is: 'kept', at: Date.now() } : { is: 'refused', error: error as ApiProblem });
      if (unreachable) now.timer = setTimeout(() => again.current(), AGAIN_MS);
      throw error;
    } finally {
      now.running = undefined;
    }
  }, [keep, save]);
  useEffect(() => {
    again.current = () => void run().catch(() => undefined);
  }, [run]);

  const change = useCallback(
    (change: (draft: Draft) => Draft) => {
      show(change(state.current.draft));
      if (isDirty()) keep();
      clearTimeout(state.current.timer);
      state.current.timer = setTimeout(() => void run().catch(() => undefined), QUIET_MS);
    },
    [isDirty, keep, run, show],
  );

  useEffect(() => {
    const now = state.current;
    const back = () => void run().catch(() => undefined);
    globalThis.addEventListener('online', back);
    if (isDirty()) now.timer = setTimeout(back, 0);
    return () => {
      globalThis.removeEventListener('online', back);
      clearTimeout(now.timer);
      // What was typed last leaves with the page, or stays kept.
      if (isDirty()) back();
    };
  }, [isDirty, run]);

  // Somebody else saved, and nothing here waits: their words come in.
  useEffect(() => {
    const now = state.current;
    if (!publication || now.running || publication.version <= (now.baseVersion ?? 0) || isDirty()) return;
    now.publication = publication;
    now.baseVersion = publication.version;
    now.saved = draftOf(publication);
    show(now.saved);
    setSaving({ is: 'saved', at: Date.parse(publication.updatedAt) });
  }, [publication, isDirty, show]);

  const flush = useCallback(async () => {
    if (isDirty()) await run();
    else if (state.current.running) await state.current.running;
    const saved = state.current.publication;
    if (!saved) throw new Error('Nothing was written');
    return saved;
  }, [isDirty, run]);
  const settle = useCallback(
    (conflict: Conflict) => setConflicts((told) => told.filter((each) => each !== conflict)),
    [],
  );
  return { draft, change, saving, conflicts, settle, flush };
}
