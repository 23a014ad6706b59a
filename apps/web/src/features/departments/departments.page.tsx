import type { Department } from '@beffroi/contracts';
import { EmptyState, PageHead, Panel, Tag } from '@beffroi/ui';
import { Button, TextInput } from '@mantine/core';
import { IconFileUpload, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { LateWords } from '../../shared/late-words.tsx';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import classes from '../../shared/rows.module.css';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { departmentsQuery } from '../requests/requests.queries.ts';
import { noonOf } from '../requests/requests.rules.ts';
import { AuthoritiesPanel } from './authorities-panel.tsx';
import { absenceOn, searchDepartments } from './departments.rules.ts';
import { ImportDialog } from './import-dialog.tsx';

/** The directory: who does what, who is away, what they have open. */
export function DepartmentsPage() {
  return (
    <LateWords of={['departments']}>
      <Directory />
    </LateWords>
  );
}

function Directory() {
  const t = useWords();
  const { id } = useTerritory();
  const canManage = useCan('departments.manage');
  const departments = useQuery(departmentsQuery(id));
  const [words, setWords] = useState('');
  const [importing, setImporting] = useState(false);
  usePage(t('app.nav.departments'));
  return (
    <>
      <PageHead
        over={t('departments.over')}
        title={t('app.nav.departments')}
        actions={
          canManage && (
            <>
              <Button
                leftSection={<IconFileUpload size={16} stroke={1.75} aria-hidden="true" />}
                onClick={() => setImporting(true)}
              >
                {t('departments.import')}
              </Button>
              <Button
                variant="filled"
                component={Link}
                to={`/t/${id}/services/nouveau` as string}
                leftSection={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
              >
                {t('departments.add')}
              </Button>
            </>
          )
        }
      />
      <div className={classes.cols}>
        <div className={classes.stack}>
          <TextInput
            type="search"
            label={t('departments.search')}
            placeholder={t('departments.search.hint')}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <QueryPanel query={departments} rows={6}>
            {({ items }) => {
              const shown = searchDepartments(items, words);
              return (
                <Panel label={t('app.nav.departments')} flush>
                  {shown.length === 0 ? (
                    <EmptyState>
                      {t(items.length === 0 ? 'departments.none' : 'departments.none.found', { words })}
                    </EmptyState>
                  ) : (
                    <ul>
                      {shown.map((department) => (
                        <Row key={department.id} department={department} items={items} />
                      ))}
                    </ul>
                  )}
                </Panel>
              );
            }}
          </QueryPanel>
        </div>
        <AuthoritiesPanel />
      </div>
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
    </>
  );
}

function Row({ department, items }: { department: Department; items: readonly Department[] }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const { id } = useTerritory();
  const away = absenceOn(department, format.dayKey(now));
  const instead = items.find((each) => each.id === away?.instead)?.name;
  const requests = (etat: string) => ({
    to: `/t/${id}/demandes` as string,
    search: { etat, service: department.id } as never,
  });
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <p className={classes.title}>
          <Link to={`/t/${id}/services/${department.id}` as string}>{department.name}</Link>
        </p>
        {department.competences.length > 0 && <p className={classes.clip}>{department.competences.join(' · ')}</p>}
        <p className={classes.meta}>
          {department.email ? <span>{department.email}</span> : <Tag kind="watch">{t('departments.no_mail')}</Tag>}
          {department.phone && <span>{department.phone}</span>}
          <span>{t('departments.people', { count: department.people.length })}</span>
        </p>
        {away && (
          <p className={classes.note}>
            {instead
              ? t('departments.away.instead', { until: format.date(noonOf(away.to), now), name: instead })
              : t('departments.away', { until: format.date(noonOf(away.to), now) })}
          </p>
        )}
        {department.missing.length > 0 && (
          <p className={classes.small}>
            {t('departments.missing', {
              list: department.missing.map((mention) => mention[format.locale]).join(', '),
            })}
          </p>
        )}
      </div>
      <div className={classes.side}>
        {department.open === 0 ? (
          t('departments.open', { count: 0 })
        ) : (
          <Link className="num" {...requests('open_all')}>
            {t('departments.open', { count: department.open })}
          </Link>
        )}
        {department.overdue > 0 && (
          <Link className="num" {...requests('overdue')}>
            {t('departments.overdue', { count: department.overdue })}
          </Link>
        )}
      </div>
    </li>
  );
}
