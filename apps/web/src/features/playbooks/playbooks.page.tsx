import { type CrisisKind, listPlaybooks } from '@beffroi/contracts';
import { EmptyState, PageHead, Tag } from '@beffroi/ui';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { LateWords } from '../../shared/late-words.tsx';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import rows from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { PlaybookEditor } from './playbook-editor.tsx';
import { PlaybookView } from './playbook-view.tsx';
import classes from './playbooks.module.css';
import { type KnownPlaybook, readPlaybooksSearch } from './playbooks.rules.ts';

export function playbooksQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['playbooks', territoryId],
    queryFn: ({ signal }) => call(listPlaybooks, { params: { territoryId } }, { signal }),
    refetchOnWindowFocus: false,
  });
}

/** The playbook of each kind of crisis: read by all, written by those who prepare. */
export function PlaybooksPage() {
  return (
    <LateWords of={['playbooks', 'crisisRoom']}>
      <Playbooks />
    </LateWords>
  );
}

function Playbooks() {
  const t = useWords();
  const { id } = useTerritory();
  const playbooks = useQuery(playbooksQuery(id));
  const { type } = readPlaybooksSearch(useSearch({ strict: false }));
  usePage(t('playbooks.title'));
  return (
    <>
      <PageHead over={t('playbooks.over')} title={t('playbooks.title')} />
      <QueryPanel query={playbooks} rows={8}>
        {({ items }) => {
          const shown = items.find((each) => each.kind === type) ?? items[0];
          if (!shown) return <EmptyState>{t('playbooks.none')}</EmptyState>;
          return (
            <div className={classes.frame}>
              <Kinds items={items} shown={shown.kind} />
              <Shown key={shown.kind} playbook={shown} />
            </div>
          );
        }}
      </QueryPanel>
    </>
  );
}

function Kinds({ items, shown }: { items: readonly KnownPlaybook[]; shown: CrisisKind }) {
  const t = useWords();
  return (
    <nav className={classes.kinds} aria-label={t('playbooks.title')}>
      <ul>
        {items.map((each) => (
          <li key={each.kind}>
            <Link
              to="."
              search={{ type: each.kind } as never}
              replace
              resetScroll={false}
              aria-current={each.kind === shown ? 'page' : undefined}
              activeOptions={{ exact: true }}
            >
              <span>{t(`crisis.kind.${each.kind}`)}</span>
              {each.changed && <Tag kind="line">{t('playbooks.changed')}</Tag>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Shown({ playbook }: { playbook: KnownPlaybook }) {
  const [editing, setEditing] = useState(false);
  return (
    <div className={rows.stack}>
      {editing ? (
        <PlaybookEditor playbook={playbook} onClose={() => setEditing(false)} />
      ) : (
        <PlaybookView playbook={playbook} onEdit={() => setEditing(true)} />
      )}
    </div>
  );
}
