import { type PublicationCard, sortHeld } from '@beffroi/contracts';
import { Kbd, Panel } from '@beffroi/ui';
import { Button, Checkbox } from '@mantine/core';
import { IconCalendarClock, IconCheck, IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { call } from '../../shared/api.ts';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { useNotify } from '../../shared/notify.tsx';
import { channelsQuery } from '../../shared/publishing/channels.ts';
import { NetworkIcon } from '../../shared/publishing/network-icon.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useShortcuts } from '../../shared/shortcuts.tsx';
import { useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { titleOf } from './card.rules.ts';
import { aimedAt, canBeKept, type HeldDecision } from './held.rules.ts';
import { HeldMoveDialog } from './held-move-dialog.tsx';
import classes from './held.module.css';

/** The rows with their three decisions; ticked, they are decided together. J, K, X, then P, D or A. */
export function HeldList({ items, canSort }: { items: readonly PublicationCard[]; canSort: boolean }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const now = useNow();
  const { id: territoryId } = useTerritory();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [moving, setMoving] = useState<PublicationCard[]>();
  const list = useRef<HTMLUListElement>(null);
  const sort = useMutation({
    mutationFn: (decisions: HeldDecision[]) => call(sortHeld, { params: { territoryId }, body: { decisions } }),
    async onSuccess(_, decisions) {
      await Promise.all(
        ['hold', 'publications'].map((key) => client.invalidateQueries({ queryKey: [key, territoryId] })),
      );
      setTicked(new Set());
      const decision = decisions[0]?.decision ?? 'keep';
      notify.done(t(`held.done.${decision}`, { count: decisions.length }));
    },
  });
  const decide = (cards: readonly PublicationCard[], decision: 'keep' | 'cancel') => {
    const able = decision === 'keep' ? cards.filter((card) => canBeKept(card, now)) : cards;
    if (able.length > 0) sort.mutate(able.map((card) => ({ publicationId: card.id, decision })));
    else if (cards.length > 0) notify.done(t('held.late'));
  };
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-held]') ?? [])];
  const focused = () => rows().find((row) => row.contains(document.activeElement))?.dataset['held'];
  const go = (by: 1 | -1) => {
    const all = rows();
    const at = all.findIndex((row) => row.contains(document.activeElement));
    all[Math.min(all.length - 1, Math.max(0, at + by))]?.querySelector('a')?.focus();
  };
  const tick = (id: string | undefined) => {
    if (id === undefined) return;
    setTicked((before) => new Set(before.has(id) ? [...before].filter((each) => each !== id) : [...before, id]));
  };
  const aim = () => aimedAt(items, ticked, focused());
  const ask = (cards: PublicationCard[]) => cards.length > 0 && setMoving(cards);
  useShortcuts(
    t('held.title'),
    canSort
      ? [
          { keys: 'j', label: t('held.next'), run: () => go(1) },
          { keys: 'k', label: t('held.previous'), run: () => go(-1) },
          { keys: 'x', label: t('held.tick'), run: () => tick(focused()) },
          { keys: 'p', label: t('held.keep'), run: () => decide(aim(), 'keep') },
          { keys: 'd', label: t('held.move'), run: () => ask(aim()) },
          { keys: 'a', label: t('held.cancel'), run: () => decide(aim(), 'cancel') },
        ]
      : [],
  );
  const all = ticked.size === items.length;
  const many = items.filter(({ id }) => ticked.has(id));
  return (
    <>
      {canSort && (
        <div className={classes.bar} data-some={many.length > 0 || undefined}>
          <Checkbox
            checked={all}
            indeterminate={many.length > 0 && !all}
            onChange={() => setTicked(new Set(all ? [] : items.map(({ id }) => id)))}
            label={t('held.selected', { count: many.length })}
          />
          {many.length > 0 ? (
            <Decisions
              keep={() => decide(many, 'keep')}
              move={() => ask(many)}
              cancel={() => decide(many, 'cancel')}
              pending={sort.isPending}
            />
          ) : (
            <span className={classes.keys}>
              <Kbd>J</Kbd> <Kbd>K</Kbd> {t('held.keys.go')} <Kbd>X</Kbd> {t('held.keys.tick')} <Kbd>P</Kbd> <Kbd>D</Kbd>{' '}
              <Kbd>A</Kbd> {t('held.keys.decide')}
            </span>
          )}
        </div>
      )}
      {sort.error && <FormProblem error={sort.error} />}
      <Panel label={t('held.title')} flush>
        <ul ref={list}>
          {items.map((card) => (
            <HeldRow
              key={card.id}
              card={card}
              canSort={canSort}
              ticked={ticked.has(card.id)}
              tick={() => tick(card.id)}
              late={!canBeKept(card, now)}
              decisions={
                <Decisions
                  keep={canBeKept(card, now) ? () => decide([card], 'keep') : undefined}
                  move={() => ask([card])}
                  cancel={() => decide([card], 'cancel')}
                  pending={sort.isPending}
                  of={titleOf(card)}
                />
              }
            />
          ))}
        </ul>
      </Panel>
      {moving && (
        <HeldMoveDialog
          cards={moving}
          send={(decisions) => sort.mutateAsync(decisions)}
          onClose={() => setMoving(undefined)}
        />
      )}
    </>
  );
}

function Decisions({
  keep,
  move,
  cancel,
  pending,
  of,
}: {
  keep: (() => void) | undefined;
  move: () => void;
  cancel: () => void;
  pending: boolean;
  of?: string;
}) {
  const t = useWords();
  const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;
  const name = of && <span className="vh"> {of}</span>;
  return (
    <div className={classes.decisions}>
      {keep && (
        <Button size="xs" disabled={pending} onClick={keep} leftSection={<IconCheck {...icon} />}>
          {t('held.keep')}
          {name}
        </Button>
      )}
      <Button size="xs" disabled={pending} onClick={move} leftSection={<IconCalendarClock {...icon} />}>
        {t('held.move')}
        {name}
      </Button>
      <Button size="xs" disabled={pending} onClick={cancel} leftSection={<IconX {...icon} />}>
        {t('held.cancel')}
        {name}
      </Button>
    </div>
  );
}

function HeldRow({
  card,
  canSort,
  ticked,
  tick,
  late,
  decisions,
}: {
  card: PublicationCard;
  canSort: boolean;
  ticked: boolean;
  tick: () => void;
  late: boolean;
  decisions: React.ReactNode;
}) {
  const t = useWords();
  const format = useTerritoryFormat();
  const { id } = useTerritory();
  const channels = useQuery({ ...channelsQuery(id), enabled: useCan('channels.read') }).data?.items ?? [];
  const networks = new Set(channels.filter((each) => card.channelIds.includes(each.id)).map(({ network }) => network));
  return (
    <li className={classes.row} data-held={card.id}>
      {canSort && (
        <Checkbox checked={ticked} onChange={tick} aria-label={t('held.tick.of', { title: titleOf(card) })} />
      )}
      <div className={classes.words}>
        <p className={classes.title}>
          <Link to={`/t/${id}/publications/${card.id}` as string}>{titleOf(card)}</Link>
        </p>
        <p className={classes.detail}>
          <span className={late ? classes.late : undefined}>
            {card.dueAt ? `${format.day(card.dueAt)}, ${format.hour(card.dueAt)}` : t('calendar.undated.one')}
            {late && `, ${t('held.late.short')}`}
          </span>
          <span className={classes.nets}>
            {[...networks].map((network) => (
              <NetworkIcon key={network} network={network} size={15} />
            ))}
          </span>
          <span>{card.authorName}</span>
        </p>
        {card.title && <p className={classes.excerpt}>{card.excerpt}</p>}
      </div>
      {canSort && decisions}
    </li>
  );
}
