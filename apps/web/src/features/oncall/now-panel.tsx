import type { getRota, Output, Shift } from '@beffroi/contracts';
import { EmptyState, Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useCan, useSession, useTerritory } from '../../shared/session.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useNow } from '../../shared/use-format.ts';
import rows from '../../shared/rows.module.css';
import { useWords } from '../../shared/words.ts';
import classes from './oncall.module.css';
import { ReachTags } from './reach.tsx';

type Rota = Output<typeof getRota>;

/** Who is on call now and next, and by what they are rung. */
export function NowPanel({ rota }: { rota: Rota }) {
  const t = useWords();
  const { id } = useTerritory();
  const canManage = useCan('oncall.manage');
  if (rota.slots.length === 0) {
    return (
      <Panel title={t('oncall.now')}>
        <EmptyState
          action={
            canManage && (
              <Button component={Link} to={`/t/${id}/astreinte/reglages` as string} variant="filled">
                {t('oncall.rota.write')}
              </Button>
            )
          }
        >
          {t('oncall.none')}
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel label={t('oncall.who')}>
      <div className={classes.now}>
        <section aria-labelledby="oncall-now">
          <h2 id="oncall-now" className={classes.over}>
            {t('oncall.now')}
          </h2>
          {rota.now.length === 0 ? (
            <p className={rows.note}>{t('oncall.now.nobody')}</p>
          ) : (
            <ul className={rows.gap}>
              {rota.now.map((shift) => (
                <Person key={`${shift.slotId}${shift.personId}`} shift={shift} rota={rota} until />
              ))}
            </ul>
          )}
        </section>
        <section aria-labelledby="oncall-next">
          <h2 id="oncall-next" className={classes.over}>
            {t('oncall.next')}
          </h2>
          {rota.next ? (
            <ul>
              <Person shift={rota.next} rota={rota} />
            </ul>
          ) : (
            <p className={rows.small}>{t('oncall.next.nobody')}</p>
          )}
        </section>
      </div>
      <Unreachable rota={rota} />
    </Panel>
  );
}

function Person({ shift, rota, until = false }: { shift: Shift; rota: Rota; until?: boolean }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow();
  const at = until ? shift.to : shift.from;
  const moment = format.dayKey(at) === format.dayKey(now) ? format.hour(at) : `${format.day(at)}, ${format.hour(at)}`;
  return (
    <li className={classes.person}>
      <p className={classes.name}>
        {shift.personName} {shift.mine && <small>{t('oncall.you')}</small>}
      </p>
      <p className={rows.small}>
        {t(until ? 'oncall.until' : 'oncall.from', { slot: shift.slotName, at: moment })}
        {shift.insteadOf && ` ${t('oncall.instead', { name: shift.insteadOf })}`}
      </p>
      <ReachTags reach={rota.people.find((person) => person.id === shift.personId)} />
    </li>
  );
}

/** Those of the period that nothing would ring: said before the night comes. */
function Unreachable({ rota }: { rota: Rota }) {
  const t = useWords();
  const { locale } = useTerritoryFormat();
  const { id } = useTerritory();
  const me = useSession().person?.id;
  if (rota.unreachable.length === 0) return null;
  return (
    <ul className={`${rows.tight} ${classes.below}`}>
      {rota.unreachable.map((person) => (
        <li key={person.id} className={rows.note}>
          <b>{person.name}</b> {afterName(person.message[locale])}{' '}
          {person.id === me && <Link to={`/t/${id}/reglages/mes-alertes` as string}>{t('oncall.reach.mend')}</Link>}
        </li>
      ))}
    </ul>
  );
}

/** The name begins the sentence. */
function afterName(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
