import { actOnConversations, type Bilingual, undoDeskAct } from '@beffroi/contracts';
import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { deskCountsQuery } from '../../shared/desk.ts';
import { useNotify } from '../../shared/notify.tsx';
import { useSession, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { conversationKey } from './desk.queries.ts';
import type { DeskSearch } from './desk-search.ts';
import { bundles, type CardPage, cardAfter, changeCards, type DeskAct, stays } from './list/list.rules.ts';

const BUNDLE = 20;

export type Refused = { id: string; message: Bilingual };
export type Acts = {
  /** Does it to one or many; gives what was done. What was refused is told. */
  act: (ids: readonly string[], act: DeskAct, to?: { id: string; name: string }) => Promise<readonly string[]>;
  /** How far an act on many is. */
  progress: { done: number; of: number } | undefined;
  refused: readonly Refused[];
  forgetRefused: () => void;
  /** Takes the last act back. */
  undo: (() => void) | undefined;
};

/** Acts on conversations: shown at once, told with a way back, refusals kept until they are read. */
export function useActs(search: DeskSearch): Acts {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const { person } = useSession();
  const [progress, setProgress] = useState<Acts['progress']>();
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const [undoIds, setUndoIds] = useState<readonly string[]>([]);
  const lists = { queryKey: ['conversations', territoryId] };
  const me = { id: person?.id ?? '', name: person?.name ?? '' };

  const readAgain = (ids: readonly string[]) => {
    void client.invalidateQueries(deskCountsQuery(territoryId));
    for (const id of ids) void client.invalidateQueries({ queryKey: conversationKey(territoryId, id) });
  };

  const undo = async (given: readonly string[]) => {
    setUndoIds([]);
    try {
      for (const undoId of given.toReversed()) {
        const answer = await call(undoDeskAct, { params: { territoryId }, body: { undoId } });
        if (answer.refused.length > 0) setRefused(answer.refused);
        readAgain(answer.restored);
      }
      await client.invalidateQueries(lists);
    } catch (error) {
      notify.failed(error);
    }
  };

  const act: Acts['act'] = async (ids, wanted, to) => {
    const done: string[] = [];
    const said: Refused[] = [];
    const undos: string[] = [];
    try {
      for (const bundle of bundles(ids, BUNDLE)) {
        if (ids.length > BUNDLE) setProgress({ done: done.length + said.length, of: ids.length });
        const answer = await call(actOnConversations, {
          params: { territoryId },
          body: { conversationIds: bundle, act: wanted },
        });
        done.push(...answer.done);
        said.push(...answer.refused);
        if (answer.undoId) undos.push(answer.undoId);
      }
    } catch (error) {
      notify.failed(error);
    } finally {
      setProgress(undefined);
    }
    const changed = new Set(done);
    client.setQueriesData<InfiniteData<CardPage>>(lists, (data) =>
      changeCards(data, (card) => {
        if (!changed.has(card.id)) return card;
        const after = cardAfter(card, wanted, { me, to });
        return stays(search, after, me.id) ? after : undefined;
      }),
    );
    readAgain(done);
    if (wanted.is === 'read') return done;
    setRefused(said);
    setUndoIds(undos);
    if (done.length > 0) {
      const words = t(`desk.did.${wanted.is === 'set_state' ? wanted.state : wanted.is}`, {
        count: done.length,
        name: to?.name ?? '',
      });
      notify.done(words, undos.length > 0 ? () => void undo(undos) : undefined);
    }
    return done;
  };

  return {
    act,
    progress,
    refused,
    forgetRefused: () => setRefused([]),
    undo: undoIds.length > 0 ? () => void undo(undoIds) : undefined,
  };
}
