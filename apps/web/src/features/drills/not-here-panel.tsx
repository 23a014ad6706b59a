import { type listDrills, type Output, prepareExercise } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconArrowRight, IconCopyPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { call } from '../../shared/api.ts';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import rows from '../../shared/rows.module.css';
import { sessionQuery, useCan, useSession, useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';

/** Why no drill is held here, and the territory of exercise beside it: the way there, or the gesture that makes it. */
export function NotHerePanel({ drills }: { drills: Output<typeof listDrills> }) {
  const t = useWords();
  const { locale } = useFormat();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { id: territoryId } = useTerritory();
  const canManage = useCan('territory.manage');
  const { territories } = useSession();
  const beside = territories.find((each) => each.id === drills.exerciseTerritoryId);
  const prepare = useMutation({
    mutationFn: () => call(prepareExercise, { params: { territoryId } }),
    async onSuccess(made) {
      // One more territory is mine: the session must know it before its pages open.
      await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
      await navigate({ to: `/t/${made.territoryId}/exercices` as string });
    },
  });
  return (
    <Panel title={t('drills.elsewhere')}>
      <div className={rows.gap}>
        <p className={rows.lead}>{drills.why?.[locale] ?? t('drills.elsewhere.words')}</p>
        {prepare.error && <FormProblem error={prepare.error} />}
        {beside ? (
          <div>
            <Button
              variant="filled"
              component={Link}
              to={`/t/${beside.id}/exercices` as string}
              rightSection={<IconArrowRight size={18} stroke={1.75} aria-hidden="true" />}
            >
              {t('drills.elsewhere.go', { name: beside.name })}
            </Button>
          </div>
        ) : drills.exerciseTerritoryId ? (
          <p className={rows.small}>{t('drills.elsewhere.closed')}</p>
        ) : canManage ? (
          <>
            <p className={rows.small}>{t('drills.elsewhere.make.words')}</p>
            <div>
              <Button
                variant="filled"
                loading={prepare.isPending}
                onClick={() => prepare.mutate()}
                leftSection={<IconCopyPlus size={18} stroke={1.75} aria-hidden="true" />}
              >
                {t('drills.elsewhere.make')}
              </Button>
            </div>
          </>
        ) : (
          <p className={rows.small}>{t('drills.elsewhere.ask')}</p>
        )}
      </div>
    </Panel>
  );
}
