import { IconBellRinging } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTerritory } from '../../../shared/session.ts';
import { useNow } from '../../../shared/use-format.ts';
import { useTerritoryFormat } from '../../../shared/use-territory-format.ts';
import { useWords } from '../../../shared/words.ts';
import wall from '../wall.module.css';
import type { WallAlert } from './use-wall-alert.ts';

const strong = (chunks: ReactNode[]) => <b key="strong">{chunks}</b>;

/** Letters from which a title takes two lines. */
const LONG = 40;

/** Screen 1's half of the ribbon in a crisis: its name, and how far from the habit. Amber when it is played. */
export function CrisisRibbon({ alert: { crisis, alarm, others } }: { alert: WallAlert }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const { id } = useTerritory();
  if (!crisis) return null;
  const title = t(crisis.drill ? 'wallalert.drill' : 'wallalert.crisis');
  return (
    <section className={crisis.drill ? wall.ribbonTaken : wall.ribbon} aria-label={title} key={crisis.id}>
      <span className="vh" role="alert">{`${title}, ${crisis.title}`}</span>
      <IconBellRinging stroke={1.75} aria-hidden="true" className={wall.swing} />
      <b>{title}</b>
      <Link
        to={`/t/${id}/crises/${crisis.id}` as string}
        className={wall.ribbonName}
        data-long={crisis.title.length > LONG || undefined}
      >
        {crisis.title}
      </Link>
      <span className={wall.ribbonEnd}>
        {others > 0
          ? t('wallalert.others', { count: others })
          : alarm?.ratio === undefined
            ? t('wall.since', { hour: format.hour(crisis.firstSignalAt) })
            : t('wall.ratio', { ratio: format.ratio(alarm.ratio), hour: format.hour(alarm.startedAt) })}
      </span>
    </section>
  );
}

/** Screen 2's half: since when, who leads, carte blanche until when, what is on hold. */
export function CrisisFacts({ alert: { crisis, room } }: { alert: WallAlert }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow(15_000);
  if (!crisis) return null;
  const mandate = room?.mandate?.state === 'active' ? room.mandate : undefined;
  const relay = crisis.relay;
  return (
    <div className={`${crisis.drill ? wall.ribbonTaken : wall.ribbon} ${wall.facts}`}>
      <span>
        {t.rich('wall.first', { duration: format.duration(now - Date.parse(crisis.firstSignalAt)), b: strong })}
      </span>
      {relay ? (
        <span className={wall.ribbonName}>{t.rich('wallalert.relay', { authority: relay.authority, b: strong })}</span>
      ) : (
        crisis.leadName && (
          <span className={wall.ribbonName}>{t.rich('wallalert.lead', { name: crisis.leadName, b: strong })}</span>
        )
      )}
      {mandate ? (
        <span>{t.rich('wallalert.mandate', { until: format.hour(mandate.endsAt), b: strong })}</span>
      ) : (
        room?.hold.active && <span>{t.rich('wallalert.hold', { count: room.hold.waiting, b: strong })}</span>
      )}
    </div>
  );
}
