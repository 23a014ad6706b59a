import { useNow } from '../../../shared/use-format.ts';
import { useTerritoryFormat } from '../../../shared/use-territory-format.ts';
import { useWords } from '../../../shared/words.ts';
import { Stopwatch } from './stopwatch.tsx';
import type { WallAlert } from './use-wall-alert.ts';
import classes from './wall-alert.module.css';
import { toFirstWord } from './wall-alert.rules.ts';

/** What a room looks up for: how long it has lasted, what is to be decided next and by when, who has it. */
export function DecideColumn({ alert }: { alert: WallAlert }) {
  const now = useNow(1000);
  return (
    <div className={classes.column}>
      <Clocks alert={alert} now={now} />
      <Decision alert={alert} now={now} />
      <OnCall alert={alert} now={now} />
    </div>
  );
}

function Clocks({ alert: { crisis, alarm }, now }: { alert: WallAlert; now: number }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const firstSignalAt = crisis?.firstSignalAt ?? alarm?.startedAt;
  if (firstSignalAt === undefined) return null;
  const word = crisis && toFirstWord(crisis, now);
  return (
    <section className={classes.clocks} aria-label={t('wallalert.clocks')}>
      <div>
        <h2>{t('wallalert.since')}</h2>
        <Stopwatch ms={now - Date.parse(firstSignalAt)} runs />
        <p className={classes.under}>{format.moment(firstSignalAt, now)}</p>
      </div>
      {word && (
        <div className={word.isSaid ? classes.said : classes.unsaid}>
          <h2>{t('wallalert.word')}</h2>
          <Stopwatch ms={word.ms} runs={!word.isSaid} />
          <p className={classes.under}>
            {crisis.firstWordAt ? format.moment(crisis.firstWordAt, now) : t('wallalert.word.none')}
          </p>
        </div>
      )}
    </section>
  );
}

/** The next step of the playbook; without a room, that somebody takes the alarm. */
function Decision({ alert, now }: { alert: WallAlert; now: number }) {
  const t = useWords();
  const { crisis, next } = alert;
  const title = crisis ? (next?.title ?? t('wallalert.next.none')) : t('wallalert.take');
  const who = crisis?.leadName;
  const left = next?.dueAt && Date.parse(next.dueAt) - now;
  return (
    <section className={classes.decision} aria-label={t('wallalert.next')}>
      <h2>{t('wallalert.next')}</h2>
      <p className={classes.title} data-long={title.length > 60 || undefined}>
        {title}
      </p>
      {typeof left === 'number' && <Countdown left={left} />}
      {who && <p className={classes.who}>{t('wallalert.who', { name: who })}</p>}
    </section>
  );
}

function Countdown({ left }: { left: number }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const late = left < 0;
  const minutes = Math.floor(Math.abs(left) / 60_000);
  const seconds = String(Math.floor(Math.abs(left) / 1000) % 60).padStart(2, '0');
  const time = minutes < 60 ? t('wallalert.countdown', { minutes, seconds }) : format.duration(Math.abs(left));
  return (
    <p className={`${classes.countdown} ${late ? classes.late : ''}`} role="timer">
      {t(late ? 'wallalert.late' : 'wallalert.in', { time })}
    </p>
  );
}

/** Whom it rings while nobody answered, else who is on call. */
function OnCall({ alert: { escalation, rota }, now }: { alert: WallAlert; now: number }) {
  const t = useWords();
  const format = useTerritoryFormat();
  if (escalation) {
    const left = escalation.nextAt ? Math.max(0, Math.ceil((Date.parse(escalation.nextAt) - now) / 1000)) : undefined;
    const last = escalation.calls.findLast(({ personName }) => personName !== undefined)?.personName;
    return (
      <section className={classes.oncall} aria-label={t('wallalert.calls')}>
        <h2>{t('wallalert.calls')}</h2>
        <p className={classes.name}>
          {escalation.state === 'unanswered' ? t('app.ring.nobody') : t('app.ring.who', { who: last ?? '' })}
        </p>
        {left !== undefined && escalation.nextWho && (
          <p className={classes.under} role="timer">
            {t('wallalert.calls.next', {
              name: escalation.nextWho,
              minutes: Math.floor(left / 60),
              seconds: String(left % 60).padStart(2, '0'),
            })}
          </p>
        )}
      </section>
    );
  }
  if (!rota || rota.slots.length === 0) return null;
  const names = [...new Set(rota.now.map(({ personName }) => personName))];
  const until = rota.now[0]?.to;
  return (
    <section className={classes.oncall} aria-label={t('wallalert.oncall')}>
      <h2>{t('wallalert.oncall')}</h2>
      <p className={classes.name}>
        {names.length > 0 ? new Intl.ListFormat(format.locale).format(names) : t('wallalert.oncall.none')}
      </p>
      {names.length === 1 && until && (
        <p className={classes.under}>
          {t('wallalert.until', {
            at:
              format.dayKey(until) === format.dayKey(now)
                ? format.hour(until)
                : `${format.day(until)}, ${format.hour(until)}`,
          })}
        </p>
      )}
    </section>
  );
}
