import { EmptyState, PageHead, Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconFilePlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { LateWords } from '../../shared/late-words.tsx';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import rows from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { CodeArea } from './code-area.tsx';
import { scenarioQuery, scenariosQuery } from './drills.queries.ts';
import { NEW_SCENARIO, readScenarioSearch } from './drills.rules.ts';
import { ScenarioEditor } from './scenario-editor.tsx';

/** The text of a scenario: a delivered one is read, one of the territory's own is written. */
export function ScenarioPage() {
  return (
    <LateWords of={['drills', 'crisisRoom']}>
      <ScenarioBody />
    </LateWords>
  );
}

function ScenarioBody() {
  const t = useWords();
  const { id } = useTerritory();
  const { scenarioId = '' } = useParams({ strict: false });
  const { depuis } = readScenarioSearch(useSearch({ strict: false }));
  const isNew = scenarioId === NEW_SCENARIO;
  const asked = isNew ? depuis : scenarioId;
  const scenario = useQuery({ ...scenarioQuery(id, asked ?? ''), enabled: asked !== undefined });
  const title = isNew ? t('drills.scenario.new') : (scenario.data?.card.title ?? t('drills.scenario'));
  usePage(title);
  return (
    <>
      <PageHead
        over={<Link to={`/t/${id}/exercices` as string}>{t('app.nav.drills')}</Link>}
        title={title}
        actions={
          !isNew &&
          scenario.data?.card.delivered && (
            <Button
              variant="filled"
              component={Link}
              to={`/t/${id}/exercices/scenarios/${NEW_SCENARIO}` as string}
              search={{ depuis: scenarioId } as never}
              leftSection={<IconFilePlus size={18} stroke={1.75} aria-hidden="true" />}
            >
              {t('drills.write_from')}
            </Button>
          )
        }
      />
      {isNew && !depuis ? (
        <ChooseModel />
      ) : (
        <QueryPanel query={scenario} rows={8}>
          {({ text, card }) =>
            isNew || !card.delivered ? (
              <ScenarioEditor key={`${scenarioId} ${depuis ?? ''}`} text={text} {...(isNew ? {} : { card })} />
            ) : (
              <Panel title={t('drills.scenario.text')}>
                <div className={rows.gap}>
                  <p className={rows.lead}>{card.summary}</p>
                  <CodeArea label={t('drills.scenario.text')} value={text} readOnly />
                </div>
              </Panel>
            )
          }
        </QueryPanel>
      )}
    </>
  );
}

/** A scenario is never written from nothing: from which one? */
function ChooseModel() {
  const t = useWords();
  const { id } = useTerritory();
  const scenarios = useQuery(scenariosQuery(id));
  return (
    <Panel title={t('drills.scenario.from')} flush>
      <QueryPanel query={scenarios} rows={5}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState>{t('drills.scenarios.none')}</EmptyState>
          ) : (
            <ul>
              {items.map((each) => (
                <li key={each.id} className={`${rows.row} ${rows.opens}`}>
                  <div className={rows.words}>
                    <h3 className={rows.title}>
                      <Link
                        to={`/t/${id}/exercices/scenarios/${NEW_SCENARIO}` as string}
                        search={{ depuis: each.id } as never}
                      >
                        {each.title}
                      </Link>
                    </h3>
                    <p className={rows.small}>{each.summary}</p>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </QueryPanel>
    </Panel>
  );
}
