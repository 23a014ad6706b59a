import type { Output, getDeskFigures } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import type { ReactNode } from 'react';
import rows from '../../shared/rows.module.css';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { helpedShare } from './desk-figures.rules.ts';
import { FigureLink } from './figure-link.tsx';
import classes from './figures.module.css';

export type Figures = Output<typeof getDeskFigures>;

/** What was received and settled, who says it helped, and what the law expected. */
export function KeyFigures({ figures: { requests, satisfaction, clocks } }: { figures: Figures }) {
  const t = useWords();
  const { number, percent } = useFormat();
  const share = helpedShare(satisfaction);
  const asked = satisfaction.helped + satisfaction.not + satisfaction.silent;
  return (
    <Panel title={t('deskfig.requests')}>
      <div className={classes.keys}>
        <Key name={t('deskfig.received')} value={number(requests.received)}>
          {t('deskfig.settled', { count: requests.settled, number: number(requests.settled) })}
        </Key>
        <Key
          name={t('deskfig.late')}
          alarm={clocks.late > 0}
          value={
            <FigureLink of="late" name={t('deskfig.late')} count={clocks.late}>
              {number(clocks.late)}
            </FigureLink>
          }
        >
          {t('deskfig.met', { count: clocks.met, number: number(clocks.met) })} ·{' '}
          {t('deskfig.running', { count: clocks.running, number: number(clocks.running) })}
        </Key>
        <Key name={t('deskfig.helped')} value={share === undefined ? '–' : percent(share)}>
          {asked === 0 ? (
            t('deskfig.helped.nobody')
          ) : (
            <>
              {' '}
              <FigureLink of="helped" name={t('deskfig.helped.yes')} count={satisfaction.helped}>
                {number(satisfaction.helped)}
              </FigureLink>{' '}
              {t('deskfig.helped.yes')} ·{' '}
              <FigureLink of="not_helped" name={t('deskfig.helped.no')} count={satisfaction.not}>
                {number(satisfaction.not)}
              </FigureLink>{' '}
              {t('deskfig.helped.no')} ·{' '}
              {t('deskfig.silent', { count: satisfaction.silent, number: number(satisfaction.silent) })}
            </>
          )}
        </Key>
        <Key
          name={t('deskfig.reopened')}
          value={
            <FigureLink of="reopened" name={t('deskfig.reopened')} count={requests.reopened}>
              {number(requests.reopened)}
            </FigureLink>
          }
        >
          <FigureLink
            of="forwarded"
            name={t('deskfig.forwarded', { count: requests.forwarded })}
            count={requests.forwarded}
          >
            {number(requests.forwarded)}
          </FigureLink>{' '}
          {t('deskfig.forwarded', { count: requests.forwarded })}
        </Key>
      </div>
    </Panel>
  );
}

function Key({
  name,
  value,
  alarm = false,
  children,
}: {
  name: string;
  value: ReactNode;
  alarm?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={classes.key} {...(alarm ? { 'data-alarm': '' } : {})}>
      <p className={classes.name}>{name}</p>
      <p className={classes.big}>{value}</p>
      <p className={rows.small}>{children}</p>
    </div>
  );
}
