import { publishFact, type Rumour } from '@beffroi/contracts';
import { Button } from '@mantine/core';
import { IconWorld, IconWorldOff } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import rows from '../../shared/rows.module.css';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './rumours.module.css';
import { missingForFact } from './rumours.rules.ts';

/** Whether the correction is on the public fact page, and the gesture that puts it there or takes it off. */
export function FactPart({ rumour }: { rumour: Rumour }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const canLead = useCan('crisis.lead');
  const missing = missingForFact(rumour);
  const publish = useMutation({
    mutationFn: (published: boolean) =>
      call(publishFact, { params: { territoryId, rumourId: rumour.id }, body: { published } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['rumours', territoryId] }),
  });
  return (
    <section className={classes.part} aria-label={t('rumours.fact')}>
      <h4>{t('rumours.fact')}</h4>
      {rumour.publishedAt ? (
        <p>
          {t('rumours.fact.since', { at: format.moment(rumour.publishedAt, now) })}{' '}
          {rumour.factUrl && (
            <a href={rumour.factUrl} target="_blank" rel="noreferrer">
              {t('rumours.fact.see')}
            </a>
          )}
        </p>
      ) : (
        <p className={rows.small}>
          {missing.length > 0 ? t(`rumours.fact.missing.${missing.join('_') as 'verdict'}`) : t('rumours.fact.ready')}
        </p>
      )}
      {publish.error && <FormProblem error={publish.error} />}
      {canLead && (rumour.publishedAt || missing.length === 0) && (
        <div>
          <Button
            size="xs"
            loading={publish.isPending}
            onClick={() => publish.mutate(!rumour.publishedAt)}
            leftSection={
              rumour.publishedAt ? (
                <IconWorldOff size={16} stroke={1.75} aria-hidden="true" />
              ) : (
                <IconWorld size={16} stroke={1.75} aria-hidden="true" />
              )
            }
          >
            {t(rumour.publishedAt ? 'rumours.fact.off' : 'rumours.fact.on')}
          </Button>
        </div>
      )}
    </section>
  );
}
