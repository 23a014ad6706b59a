import { joinTerritory, type listTerritories, type Output, setGrouping } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../shared/api.ts';
import { ConfirmDialog } from '../../../shared/confirm.tsx';
import { useNotify } from '../../../shared/notify.tsx';
import { QueryPanel } from '../../../shared/query-panel.tsx';
import { useSession } from '../../../shared/session.ts';
import { kindWords } from '../../../shared/territory-words.ts';
import { useWords } from '../../../shared/words.ts';
import settings from '../../settings/settings.module.css';
import { territoriesQuery } from './instance.queries.ts';

type Listed = Output<typeof listTerritories>['items'][number];

/** Every territory: its grouping, and the way in. */
export function TerritoriesPanel() {
  const t = useWords();
  const territories = useQuery(territoriesQuery);
  return (
    <Panel title={t('instance.territories')} flush>
      <QueryPanel query={territories}>
        {({ items }) => (
          <ul>
            {items.map((territory) => (
              <Row
                key={territory.id}
                territory={territory}
                groupings={items.filter((each) => each.kind === 'grouping' && each.id !== territory.id)}
              />
            ))}
          </ul>
        )}
      </QueryPanel>
    </Panel>
  );
}

function Row({ territory, groupings }: { territory: Listed; groupings: readonly Listed[] }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const mine = useSession().territories.some((each) => each.id === territory.id);
  const [joining, setJoining] = useState(false);
  const params = { territoryId: territory.id };
  const group = useMutation({
    mutationFn: (groupingId: string | null) => call(setGrouping, { params, body: { groupingId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: territoriesQuery.queryKey }),
    onError: notify.failed,
  });
  return (
    <li className={settings.row}>
      <div className={settings.main}>
        <b>{territory.name}</b>
        <small>
          {t(kindWords[territory.kind])}, {t('instance.people.count', { count: territory.people })}
        </small>
      </div>
      {groupings.length > 0 && territory.kind !== 'grouping' && (
        <NativeSelect
          size="xs"
          aria-label={`${t('instance.grouping')} : ${territory.name}`}
          value={territory.groupingId ?? ''}
          data={[
            { value: '', label: t('instance.grouping.none') },
            ...groupings.map((each) => ({ value: each.id, label: each.name })),
          ]}
          onChange={(event) => group.mutate(event.currentTarget.value || null)}
        />
      )}
      {mine ? (
        <Button size="xs" component="a" href={`/t/${territory.id}`}>
          {t('instance.open')}
        </Button>
      ) : (
        <Button size="xs" variant="subtle" onClick={() => setJoining(true)}>
          {t('instance.join')}
        </Button>
      )}
      {joining && (
        <ConfirmDialog
          title={territory.name}
          verb={t('instance.join')}
          onClose={() => setJoining(false)}
          act={async () => {
            await call(joinTerritory, { params });
            location.assign(`/t/${territory.id}`);
          }}
        >
          <p>{t('instance.join.words')}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}
