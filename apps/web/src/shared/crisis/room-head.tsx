import type { Crisis } from '@beffroi/contracts';
import { IconBroadcast } from '@tabler/icons-react';
import { useNow } from '../use-format.ts';
import { useTerritoryFormat } from '../use-territory-format.ts';
import { useWords } from '../words.ts';
import classes from './room-frame.module.css';

/** For how long it has lasted since the first signal, and how long the first public word took. */
export function RoomClock({ crisis }: { crisis: Crisis }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow(5000);
  const first = Date.parse(crisis.firstSignalAt);
  const open = crisis.state === 'open';
  const until = crisis.closedAt && !open ? Date.parse(crisis.closedAt) : now;
  return (
    <div className={classes.clock}>
      <p className={classes.small}>{t(open ? 'crisis.since' : 'crisis.lasted')}</p>
      <p className={`${classes.timer} ${open ? classes.running : ''}`} role="timer">
        {format.duration(until - first)}
      </p>
      <p className={classes.small}>
        {crisis.firstWordAt
          ? t('crisis.word', {
              at: format.moment(crisis.firstWordAt, now),
              after: format.duration(Date.parse(crisis.firstWordAt) - first),
            })
          : t(open ? 'crisis.word.none' : 'crisis.word.never')}
      </p>
    </div>
  );
}

/** Somebody else leads: the territory relays. */
export function RelayBand({ relay }: { relay: NonNullable<Crisis['relay']> }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow();
  return (
    <section className={classes.relay} aria-label={t('crisis.relay')}>
      <IconBroadcast size={18} stroke={1.75} aria-hidden="true" />
      <p>
        <b>{t('crisis.relay')}</b>{' '}
        {t('crisis.relay.words', { authority: relay.authority, since: format.moment(relay.since, now) })}
      </p>
      {relay.url && (
        <a href={relay.url} target="_blank" rel="noreferrer">
          {t('crisis.relay.source')}
        </a>
      )}
    </section>
  );
}
