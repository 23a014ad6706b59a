import { EmptyState, Panel, Tag } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconFlame } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { QueryPanel } from '../../shared/query-panel.tsx';
import rows from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { scenariosQuery } from './drills.queries.ts';
import { NEW_SCENARIO, type ScenarioCard } from './drills.rules.ts';
import { StartDialog } from './start-dialog.tsx';

/** Scenarios with what they train: those that fit this territory first. */
export function ScenarioList({ may }: { may: boolean }) {
  const t = useWords();
  const { id } = useTerritory();
  const scenarios = useQuery(scenariosQuery(id));
  const [starting, setStarting] = useState<ScenarioCard>();
  return (
    <Panel title={t('drills.scenarios')} flush>
      <QueryPanel query={scenarios} rows={5}>
        {({ items }) => {
          if (items.length === 0) return <EmptyState>{t('drills.scenarios.none')}</EmptyState>;
          const sorted = items.toSorted((one, other) => Number(other.fits) - Number(one.fits));
          return (
            <ul>
              {sorted.map((scenario) => (
                <ScenarioRow
                  key={scenario.id}
                  scenario={scenario}
                  {...(may ? { onStart: () => setStarting(scenario) } : {})}
                />
              ))}
            </ul>
          );
        }}
      </QueryPanel>
      {starting && <StartDialog scenario={starting} onClose={() => setStarting(undefined)} />}
    </Panel>
  );
}

function ScenarioRow({ scenario, onStart }: { scenario: ScenarioCard; onStart?: () => void }) {
  const t = useWords();
  const format = useFormat();
  const { id } = useTerritory();
  const at = (path: string) => `/t/${id}/exercices/scenarios/${path}` as string;
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <h3 className={rows.title}>{scenario.title}</h3>
        <p>{scenario.summary}</p>
        <p className={rows.small}>{t('drills.trains', { what: t(`drills.trains.${scenario.kind}`) })}</p>
        <p className={rows.meta}>
          <Tag kind="line">{t(`crisis.kind.${scenario.kind}`)}</Tag>
          <span>{format.duration(scenario.minutes * 60_000)}</span>
          <span>{t('drills.posts', { count: scenario.posts, posts: format.number(scenario.posts) })}</span>
          {!scenario.fits && <Tag kind="watch">{t('drills.unfit')}</Tag>}
          {!scenario.delivered && <Tag>{t('drills.own')}</Tag>}
          <Link to={at(scenario.id)}>
            {t(scenario.delivered ? 'drills.read' : 'admin.edit')}
            <span className="vh">{`, ${scenario.title}`}</span>
          </Link>
          {scenario.delivered && (
            <Link to={at(NEW_SCENARIO)} search={{ depuis: scenario.id } as never}>
              {t('drills.write_from')}
              <span className="vh">{`, ${scenario.title}`}</span>
            </Link>
          )}
        </p>
      </div>
      {onStart && (
        <div className={rows.side}>
          <Button onClick={onStart} leftSection={<IconFlame size={18} stroke={1.75} aria-hidden="true" />}>
            {t('drills.start')}
            <span className="vh">{`, ${scenario.title}`}</span>
          </Button>
        </div>
      )}
    </li>
  );
}
