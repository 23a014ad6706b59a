import type { Room } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { IconCircle, IconCircleCheck } from '@tabler/icons-react';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './room.module.css';

/** What says that it is over, sign by sign. */
export function RecoveryPanel({ room: { crisis, recovery } }: { room: Room }) {
  const t = useWords();
  const { locale } = useTerritoryFormat();
  if (recovery.signs.length === 0) return null;
  return (
    <Panel title={t('crisis.recovery')}>
      <ul className={classes.signs}>
        {recovery.signs.map((sign) => {
          const Icon = sign.reached ? IconCircleCheck : IconCircle;
          return (
            <li key={sign.key} data-reached={sign.reached || undefined}>
              <Icon size={18} stroke={1.75} aria-hidden="true" />
              <span>
                {sign.label[locale]}
                <span className="vh"> {t(sign.reached ? 'crisis.recovery.reached' : 'crisis.recovery.waiting')}</span>
              </span>
            </li>
          );
        })}
      </ul>
      {recovery.over && crisis.state === 'open' && <p className={classes.over}>{t('crisis.recovery.over')}</p>}
    </Panel>
  );
}
