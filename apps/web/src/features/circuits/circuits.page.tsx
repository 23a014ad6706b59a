import { Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconAdjustments, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { circuitsQuery } from './circuits.queries.ts';
import classes from './circuits.module.css';
import { DelegationsPanel } from './delegations-panel.tsx';
import { TryPanel } from './try-panel.tsx';
import { WhoTable } from './who-table.tsx';

/** Who validates what, drawn from the rules that the server follows; who is away; what a case would take. */
export function CircuitsPage() {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const { id, name } = useTerritory();
  const canConfigure = useCan('publishing.configure');
  const circuits = useQuery(circuitsQuery(id));
  const icon = { size: 18, stroke: 1.75, 'aria-hidden': true } as const;
  usePage(t('circuits.who'));
  return (
    <>
      <Panel
        title={t('circuits.who')}
        flush
        end={
          <span className={classes.tools}>
            <Button leftSection={<IconPrinter {...icon} />} onClick={() => globalThis.print()}>
              {t('circuits.print')}
            </Button>
            {canConfigure && (
              <Button
                variant="filled"
                component={Link}
                to={`/t/${id}/reglages/validation/circuits` as string}
                leftSection={<IconAdjustments {...icon} />}
              >
                {t('circuits.edit')}
              </Button>
            )}
          </span>
        }
      >
        <p className={classes.lead}>{t('circuits.who.words')}</p>
        <p className={classes.printed}>
          {name}, {format.date(now, now)}
        </p>
        <QueryPanel query={circuits} rows={5}>
          {(data) => <WhoTable {...data} />}
        </QueryPanel>
      </Panel>
      <QueryPanel query={circuits}>
        {(data) => (
          <>
            <DelegationsPanel data={data} />
            <div className={classes.screen}>
              <TryPanel circuits={data.circuits} staff={data.people} />
            </div>
          </>
        )}
      </QueryPanel>
    </>
  );
}
