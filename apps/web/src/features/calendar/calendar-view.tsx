import type { Channel, PublicationCard } from '@beffroi/contracts';
import { toInstant } from '@beffroi/engines/schedule';
import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useNotify } from '../../shared/notify.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { AccountsGrid } from './accounts-grid.tsx';
import { Agenda, DayStrip } from './agenda.tsx';
import { bestHoursQuery } from './calendar.queries.ts';
import type { CalendarSearch, View } from './calendar.search.ts';
import { accountsOf, datedOf, isMovable } from './card.rules.ts';
import { freeSlot } from './free-slot.rules.ts';
import { MonthGrid } from './month-grid.tsx';
import { localTimeOf } from './period.rules.ts';
import { TimeGrid } from './time-grid.tsx';
import { type DropPlace, useDrag } from './use-drag.ts';
import type { Move } from './use-move.ts';

type Props = {
  view: View;
  day: string;
  days: readonly string[];
  now: { day: string; minute: number };
  cards: readonly PublicationCard[];
  isFiltered: boolean;
  channels: readonly Channel[];
  search: CalendarSearch;
  moving: ReadonlyMap<string, string>;
  move: Move;
  onMove: ((card: PublicationCard) => void) | undefined;
  show: (part: { vue?: View; jour?: string }) => void;
};

/** The view that was chosen; on the phone the strip of days and one day of it, under the thumb. */
export function CalendarView(props: Props) {
  const t = useWords();
  const notify = useNotify();
  const navigate = useNavigate();
  const { id, timeZone } = useTerritory();
  const phone = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false });
  const { view, day, days, now, cards, move, moving, channels } = props;
  const dated = useMemo(
    () =>
      datedOf(cards, timeZone)
        .map((each) => placedAt(each, moving.get(each.card.id)))
        .toSorted((a, b) => a.day.localeCompare(b.day) || a.minute - b.minute),
    [cards, timeZone, moving],
  );
  const networksOf = useNetworks(cards, channels);
  const slot = useFreeSlot(props, dated);
  const { drag, onPointerDown } = useDrag((cardId: string, place: DropPlace) => {
    const from = dated.find(({ card }) => card.id === cardId);
    if (!from || !isMovable(from.card.state)) return;
    const minute = place.minute ?? from.minute;
    if (place.day === from.day && minute === from.minute) return;
    const localTime = localTimeOf(place.day, minute);
    const reading = toInstant(localTime, timeZone);
    if (reading.ok && reading.at <= Date.now()) notify.done(t('calendar.past'));
    else void move(from.card, localTime);
  });
  const open = (chosen: string) => props.show({ vue: 'jour', jour: chosen });
  const compose = useCallback(
    (date: string) => void navigate({ to: `/t/${id}/publications/nouvelle` as string, search: { date } as never }),
    [navigate, id],
  );
  const onCreate = props.onMove ? compose : undefined;
  const grid = { days, dated, now, networksOf, onMove: props.onMove, onCreate, openDay: open, drag, onPointerDown };
  const empty = t(props.isFiltered ? 'calendar.none.filtered' : 'calendar.none');
  if (view === 'liste') return <Agenda {...grid} empty={empty} />;
  if (view === 'mois') return <MonthGrid {...grid} month={day.slice(0, 7)} />;
  if (phone) return <PhoneDays {...grid} day={day} show={props.show} empty={empty} />;
  if (view === 'comptes') {
    const chosen = accountsOf(props.search);
    const shown = channels.filter((channel) => chosen.length === 0 || chosen.includes(channel.id));
    return <AccountsGrid {...grid} channels={shown} />;
  }
  return <TimeGrid {...grid} slot={slot} />;
}

function PhoneDays({
  day,
  show,
  empty,
  ...grid
}: Omit<Parameters<typeof TimeGrid>[0], 'slot'> & { day: string; show: Props['show']; empty: string }) {
  const t = useWords();
  const { dated, days, onCreate } = grid;
  const [chosen, setChosen] = useState(day);
  const shown = days.includes(chosen) ? chosen : day;
  const byDay = Map.groupBy(dated, (each) => each.day);
  const counts = new Map([...byDay].map(([key, all]) => [key, all.length]));
  return (
    <>
      {days.length > 1 && (
        <DayStrip
          days={days}
          day={shown}
          counts={counts}
          today={grid.now.day}
          choose={(next) => {
            setChosen(next);
            show({ jour: next });
          }}
        />
      )}
      <Agenda
        {...grid}
        days={[shown]}
        empty={
          <>
            {empty}{' '}
            {onCreate && (
              <Button size="xs" onClick={() => onCreate(localTimeOf(shown, 10 * 60))}>
                {t('calendar.new')}
              </Button>
            )}
          </>
        }
      />
    </>
  );
}

function placedAt<T extends { day: string; minute: number }>(each: T, localTime: string | undefined): T {
  if (!localTime) return each;
  const [day = each.day, hour = ''] = localTime.split('T');
  const [hours = 0, minutes = 0] = hour.split(':').map(Number);
  return { ...each, day, minute: hours * 60 + minutes };
}

/** The networks of a card, each once; the same list for the same accounts, so that cards are not drawn again. */
function useNetworks(cards: readonly PublicationCard[], channels: readonly Channel[]) {
  return useMemo(() => {
    const networks = new Map(channels.map(({ id, network }) => [id, network]));
    const listOf = ({ channelIds }: PublicationCard) => [
      ...new Set(channelIds.flatMap((id) => networks.get(id) ?? [])),
    ];
    const lists = new Map<string, readonly string[]>(
      [...Map.groupBy(cards, ({ channelIds }) => channelIds.join())].map(([key, [first]]) => [
        key,
        first ? listOf(first) : [],
      ]),
    );
    return ({ channelIds }: PublicationCard) => lists.get(channelIds.join()) ?? [];
  }, [cards, channels]);
}

/** A good hour that is still free among what is shown, once the past of the accounts tells. */
function useFreeSlot({ days, now, channels, search, view }: Props, dated: Parameters<typeof freeSlot>[1]) {
  const { id } = useTerritory();
  const format = useTerritoryFormat();
  const canWrite = useCan('publishing.write');
  const chosen = accountsOf(search);
  const ids = chosen.length > 0 ? chosen : channels.map((channel) => channel.id);
  const asked = ids.slice(0, 50).toSorted();
  const isFuture = (days.at(-1) ?? '') >= now.day;
  const shows = canWrite && isFuture && asked.length > 0 && (view === 'semaine' || view === 'jour');
  const best = useQuery({ ...bestHoursQuery(id, asked), enabled: shows });
  if (!shows || !best.data) return undefined;
  const slot = freeSlot(best.data, dated, { days, now });
  return slot && { ...slot, words: slot.because[format.locale] };
}
