import type { Draft } from '@beffroi/contracts';
import { Panel, Tag } from '@beffroi/ui';
import { Button, TextInput } from '@mantine/core';
import { IconClock, IconSparkles } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { createFormat } from '../../shared/format.ts';
import { useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import type { DraftCheck } from './compose.queries.ts';
import type { Change } from './compose.types.ts';
import { drop } from './draft.rules.ts';
import { RecurrenceFields } from './recurrence-fields.tsx';
import { clockNote, instantOf, localTimeOf, nextHalfHour } from './when.rules.ts';
import classes from './compose.module.css';

/** The day and the hour, by the clock of the territory; what is near, and the hours that do better. */
export function WhenPanel({ draft, change, check }: { draft: Draft; change: Change; check: DraftCheck | undefined }) {
  const t = useWords();
  const mine = useFormat();
  const now = useNow();
  const { id, timeZone } = useTerritory();
  const format = createFormat(mine.locale, timeZone);
  const [day = '', hour = ''] = draft.localTime?.split('T') ?? [];
  const at = instantOf(draft.localTime, timeZone);
  const set = (localTime: string | undefined) =>
    change((draft) => (localTime ? { ...draft, localTime } : drop(draft, 'localTime')));
  const fallback = nextHalfHour(now, timeZone);
  const best = check?.bestHours ?? [];
  const isBest = best.some(({ localTime }) => localTime === draft.localTime);
  const note = clockNote(draft.localTime, timeZone)?.[mine.locale];
  return (
    <Panel
      title={t('compose.when')}
      end={
        isBest && (
          <Tag kind="calm" icon={<IconSparkles aria-hidden="true" />}>
            {t('compose.when.best')}
          </Tag>
        )
      }
    >
      <div className={classes.when}>
        <TextInput
          type="date"
          label={t('compose.when.day')}
          value={day}
          onChange={(event) => set(localTimeOf(event.currentTarget.value, hour, fallback.slice(11)))}
        />
        <TextInput
          type="time"
          label={t('compose.when.hour')}
          value={hour}
          onChange={(event) => set(localTimeOf(day || fallback.slice(0, 10), event.currentTarget.value, hour))}
        />
      </div>
      <div className={classes.whenWords}>
        <p>
          {at === undefined
            ? t('compose.when.none')
            : `${t('compose.when.at', { day: format.day(at), hour: format.hour(at) })} ${
                mine.timeZone === timeZone ? '' : t('compose.when.zone', { hour: mine.hour(at) })
              }`}
        </p>
        {note && <p className={classes.warn}>{note}</p>}
        {at !== undefined && at < now && <p className={classes.warn}>{t('compose.why.past')}</p>}
        {check && at !== undefined && (
          <p>
            {check.near.length === 0
              ? t('compose.when.alone')
              : t.rich('compose.when.near', {
                  count: check.near.length,
                  list: check.near.slice(0, 3).map((near, index) => (
                    <span key={near.id}>
                      {index > 0 && ', '}
                      <Link to={`/t/${id}/publications/${near.id}` as string}>
                        {near.title || t('publication.untitled')}
                      </Link>
                      {` (${format.hour(near.dueAt)})`}
                    </span>
                  )),
                })}
          </p>
        )}
        {best.length > 0 && !isBest && (
          <ul className={classes.best}>
            {best.map(({ localTime, because }) => {
              const start = instantOf(localTime, timeZone) ?? now;
              return (
                <li key={localTime}>
                  <Button
                    size="compact-sm"
                    leftSection={<IconClock size={15} stroke={1.75} aria-hidden="true" />}
                    onClick={() => set(localTime)}
                  >
                    {format.day(start)}, {format.hour(start)}
                  </Button>
                  <span>{because[mine.locale]}</span>
                </li>
              );
            })}
          </ul>
        )}
        {draft.localTime !== undefined && (
          <Button size="compact-sm" variant="subtle" onClick={() => set(undefined)} className={classes.start}>
            {t('compose.when.clear')}
          </Button>
        )}
      </div>
      {draft.localTime !== undefined && <RecurrenceFields draft={draft} change={change} />}
    </Panel>
  );
}
