import { channelAbilities } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { useQuery } from '@tanstack/react-query';
import { DataTable } from '../../shared/data-table.tsx';
import { networkName } from '../../shared/network-words.ts';
import { publishersQuery } from '../../shared/publishing/channels.ts';
import { NetworkIcon } from '../../shared/publishing/network-icon.tsx';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { abilityIcons } from './channel-words.tsx';
import { numberNotes } from './channels.rules.ts';
import classes from './channels.module.css';

/** What every network can and cannot do, and why not: the reasons are numbered below. */
export function AbilitiesPanel() {
  const t = useWords();
  const { locale } = useFormat();
  const { id } = useTerritory();
  const publishers = useQuery(publishersQuery(id));
  return (
    <Panel title={t('channels.abilities')} flush>
      <QueryPanel query={publishers} rows={6}>
        {({ items }) => {
          const columns = items.filter(({ network }) => network !== 'simulation');
          const { notes, numberOf } = numberNotes(channelAbilities, columns);
          return (
            <>
              <p className={classes.legend}>
                {(['native', 'assisted', 'impossible'] as const).map((state) => {
                  const Icon = abilityIcons[state];
                  return (
                    <span key={state} data-state={state}>
                      <Icon size={16} stroke={1.75} aria-hidden="true" />
                      {t(`channels.ability.state.${state}`)}
                    </span>
                  );
                })}
              </p>
              <div className={classes.abilities}>
                <DataTable
                  label={t('channels.abilities')}
                  columns={[
                    { name: t('channels.ability') },
                    ...columns.map(({ network }) => ({
                      name: (
                        <span className={classes.column}>
                          <NetworkIcon network={network} silent />
                          {networkName(t, network)}
                        </span>
                      ),
                    })),
                  ]}
                >
                  {channelAbilities.map((ability) => (
                    <tr key={ability}>
                      <th scope="row">{t(`channels.ability.${ability}`)}</th>
                      {columns.map(({ network, abilities }) => {
                        const state = abilities[ability]?.state ?? 'impossible';
                        const Icon = abilityIcons[state];
                        const note = numberOf(network, ability);
                        return (
                          <td key={network} data-state={state}>
                            <Icon size={18} stroke={1.75} aria-hidden="true" />
                            <span className="vh">{t(`channels.ability.state.${state}`)}</span>
                            {note !== undefined && (
                              <sup>
                                <a href={`#note-${note}`} aria-label={t('channels.abilities.note', { number: note })}>
                                  {note}
                                </a>
                              </sup>
                            )}
                          </td>
                        );
                      })}
                    </tr>
                  ))}
                </DataTable>
              </div>
              {notes.length > 0 && (
                <ol className={classes.notes} aria-label={t('channels.abilities.notes')}>
                  {notes.map(({ number, network, reason }) => (
                    <li key={number} id={`note-${number}`} value={number}>
                      <b>{networkName(t, network)}.</b> {reason[locale]}
                    </li>
                  ))}
                </ol>
              )}
            </>
          );
        }}
      </QueryPanel>
    </Panel>
  );
}
