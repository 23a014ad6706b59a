import { launchBadBuzz, type getSimulation, type Output, stopBadBuzz } from '@beffroi/contracts';
import { Panel, Tag } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconFlame, IconPlayerStop } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call } from '../../shared/api.ts';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { useTerritory } from '../../shared/session.ts';
import { simulationQuery } from '../../shared/simulation.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './simulation.module.css';

/** The bad buzz of the demonstration: launched, watched, stopped. */
export function BadBuzzPanel({ badBuzz }: { badBuzz: Output<typeof getSimulation>['badBuzz'] }) {
  const t = useWords();
  const format = useFormat();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const act = useMutation({
    mutationFn: () => call(badBuzz ? stopBadBuzz : launchBadBuzz, { params: { territoryId } }),
    onSuccess: (simulation) => client.setQueryData(simulationQuery(territoryId).queryKey, simulation),
  });
  return (
    <Panel title={t('simulation.buzz')} end={badBuzz && <Tag kind="watch">{t('simulation.buzz.running')}</Tag>}>
      <div className={classes.stack}>
        <p role="status">
          {badBuzz
            ? t('simulation.buzz.since', { from: format.hour(badBuzz.startedAt), to: format.hour(badBuzz.endsAt) })
            : t('simulation.buzz.lead')}
        </p>
        {act.error && <FormProblem error={act.error} />}
        <div className={classes.actions}>
          <Button
            loading={act.isPending}
            onClick={() => act.mutate()}
            leftSection={
              badBuzz ? (
                <IconPlayerStop size={18} stroke={1.75} aria-hidden="true" />
              ) : (
                <IconFlame size={18} stroke={1.75} aria-hidden="true" />
              )
            }
          >
            {t(badBuzz ? 'simulation.buzz.stop' : 'simulation.buzz.launch')}
          </Button>
          {badBuzz && <Link to={`/t/${territoryId}/mur` as string}>{t('simulation.buzz.wall')}</Link>}
        </div>
      </div>
    </Panel>
  );
}
