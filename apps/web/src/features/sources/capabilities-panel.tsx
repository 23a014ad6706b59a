import { Panel } from '@beffroi/ui';
import { IconCircleCheck, IconCircleX, IconClock, IconHandClick } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { DataTable } from '../../shared/data-table.tsx';
import { networkName } from '../../shared/network-words.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { sourceKindsQuery } from './sources.queries.ts';
import classes from './sources.module.css';

const capabilities = ['receive', 'publish', 'reply', 'moderate', 'measure'] as const;
const icons = { native: IconCircleCheck, assisted: IconHandClick, impossible: IconCircleX, planned: IconClock };

/** What each network can and cannot do here, and why not. */
export function CapabilitiesPanel() {
  const t = useWords();
  const { locale } = useFormat();
  const { id } = useTerritory();
  const kinds = useQuery(sourceKindsQuery(id));
  return (
    <Panel title={t('sources.capabilities')} flush>
      <QueryPanel query={kinds}>
        {({ networks }) => (
          <DataTable
            label={t('sources.capabilities')}
            columns={[
              { name: t('sources.network') },
              ...capabilities.map((each) => ({ name: t(`sources.capability.${each}`) })),
            ]}
          >
            {networks.map((network) => (
              <tr key={network.id}>
                <th scope="row">{networkName(t, network.id)}</th>
                {capabilities.map((each) => {
                  const capability = network.capabilities[each] ?? { state: 'impossible' as const };
                  const Icon = icons[capability.state];
                  return (
                    <td key={each} className={classes.capability} data-state={capability.state}>
                      <span>
                        <Icon size={16} stroke={1.75} aria-hidden="true" />
                        {t(`sources.capability.state.${capability.state}`)}
                      </span>
                      {'reason' in capability && capability.reason && <small>{capability.reason[locale]}</small>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </DataTable>
        )}
      </QueryPanel>
    </Panel>
  );
}
