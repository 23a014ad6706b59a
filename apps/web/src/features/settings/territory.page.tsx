import { Panel } from '@beffroi/ui';
import { useQuery } from '@tanstack/react-query';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useCan, useSession, useTerritory } from '../../shared/session.ts';
import { kindWords } from '../../shared/territory-words.ts';
import { useWords } from '../../shared/words.ts';
import { LogoPanel } from './logo-panel.tsx';
import { TerritoryForm } from './territory-form.tsx';
import { territoryQuery, type WholeTerritory } from './territory.queries.ts';
import classes from './settings.module.css';

/** What the territory is called, how it looks, and for a grouping who its members are. */
export function TerritoryPage() {
  const t = useWords();
  const { id } = useTerritory();
  const canManage = useCan('territory.manage');
  const query = useQuery(territoryQuery(id));
  usePage(t('settings.territory'));
  return (
    <QueryPanel query={query} rows={6}>
      {(territory) => (
        <>
          <Panel title={t('settings.territory')}>
            {canManage ? <TerritoryForm key={territory.id} territory={territory} /> : <Facts territory={territory} />}
          </Panel>
          {canManage && <LogoPanel territory={territory} />}
          {territory.members.length > 0 && <Members territory={territory} />}
        </>
      )}
    </QueryPanel>
  );
}

function Facts({ territory }: { territory: WholeTerritory }) {
  const t = useWords();
  return (
    <dl className={classes.gap}>
      <div>
        <dt className={classes.small}>{t('territory.name')}</dt>
        <dd>{territory.name}</dd>
      </div>
      <div>
        <dt className={classes.small}>{t('territory.kind')}</dt>
        <dd>{t(kindWords[territory.kind])}</dd>
      </div>
      {territory.variants.length > 0 && (
        <div>
          <dt className={classes.small}>{t('settings.variants')}</dt>
          <dd>{territory.variants.join(', ')}</dd>
        </div>
      )}
      <div>
        <dt className={classes.small}>{t('settings.timezone')}</dt>
        <dd>{territory.timeZone}</dd>
      </div>
    </dl>
  );
}

function Members({ territory }: { territory: WholeTerritory }) {
  const t = useWords();
  const mine = useSession().territories;
  return (
    <Panel title={t('settings.members')}>
      <ul className={classes.members}>
        {territory.members.map((member) => (
          <li key={member.id}>
            {mine.some((each) => each.id === member.id) ? <a href={`/t/${member.id}`}>{member.name}</a> : member.name}{' '}
            <span className={classes.small}>{t(kindWords[member.kind])}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
