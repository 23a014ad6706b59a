import { getConnection } from '@beffroi/contracts';
import { Button } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ApiProblem, call } from '../../shared/api.ts';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import type { ChannelsSearch } from './channels.search.ts';
import classes from './channels.module.css';

/** Why an authorisation did not end well, in the network's own words where it gave some. */
export function ConnectionTrouble({
  reason,
  ticket,
}: {
  reason: NonNullable<ChannelsSearch['erreur']>;
  ticket: string | undefined;
}) {
  const t = useWords();
  const { id } = useTerritory();
  // What the network said is told as a refusal of the accounts asked for.
  const said = useQuery({
    queryKey: ['connection', id, ticket],
    queryFn: ({ signal }) => call(getConnection, { params: { territoryId: id, ticket: ticket ?? '' } }, { signal }),
    enabled: ticket !== undefined,
    retry: false,
  });
  const words = said.error instanceof ApiProblem ? said.error.problem.detail : undefined;
  return (
    <div role="alert" className={classes.notice}>
      <IconAlertCircle size={20} stroke={1.75} aria-hidden="true" />
      <div>
        <p>{t(`channels.trouble.${reason}`)}</p>
        {reason === 'reseau' && words && <p>{words}</p>}
        <p className={classes.noticeActs}>
          <Button size="xs" component={Link} to={`/t/${id}/reglages/comptes/connecter` as string}>
            {t('channels.trouble.again')}
          </Button>
          <Button size="xs" variant="subtle" component={Link} to={`/t/${id}/reglages/comptes` as string}>
            {t('common.close')}
          </Button>
        </p>
      </div>
    </div>
  );
}
