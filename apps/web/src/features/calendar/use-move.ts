import { movePublication, type PublicationCard } from '@beffroi/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { useNotify } from '../../shared/notify.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { titleOf } from './card.rules.ts';

type Movable = Pick<PublicationCard, 'id' | 'version' | 'state' | 'title' | 'excerpt' | 'localTime'>;
export type Move = (card: Movable, localTime: string) => Promise<void>;

/** States in which somebody approved already, or whose approval the move may ask for again. */
const wasSettled = ['approved', 'scheduled', 'held'];

/**
 * Gives a publication another hour: it stands there at once, then the server says what became of it. `moving` holds
 * where those under way were put.
 */
export function useMove(): { move: Move; moving: ReadonlyMap<string, string> } {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const format = useTerritoryFormat();
  const { id: territoryId } = useTerritory();
  const [moving, setMoving] = useState<ReadonlyMap<string, string>>(new Map());
  async function move(card: Movable, localTime: string): Promise<void> {
    const before = card.localTime;
    setMoving((all) => new Map(all).set(card.id, localTime));
    try {
      const params = { territoryId, publicationId: card.id };
      const moved = await call(movePublication, { params, body: { version: card.version, localTime } });
      const at = moved.dueAt;
      const values = { title: titleOf(card), at: at ? `${format.day(at)}, ${format.hour(at)}` : '' };
      const isAskedAgain = moved.state === 'in_review' && wasSettled.includes(card.state);
      const undo = () =>
        before && void move({ ...card, version: moved.version, localTime, state: moved.state }, before);
      if (isAskedAgain) notify.done(t('calendar.moved.again', values), before ? undo : undefined);
      else notify.done(t('calendar.moved', values), before ? undo : undefined);
    } catch (error) {
      notify.failed(error);
    } finally {
      await client.invalidateQueries({ queryKey: ['publications', territoryId] });
      setMoving((all) => new Map([...all].filter(([id]) => id !== card.id)));
    }
  }
  return { move, moving };
}
