import { findAuthorities, importAuthorities } from '@beffroi/contracts';
import { EmptyState, Panel } from '@beffroi/ui';
import { Button, FileInput, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { QueryPanel } from '../../shared/query-panel.tsx';
import classes from '../../shared/rows.module.css';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';

/** Who is competent around us, from the open data of the national directory. */
export function AuthoritiesPanel() {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const { id: territoryId } = useTerritory();
  const canManage = useCan('departments.manage');
  const [words, setWords] = useState('');
  const [asked] = useDebouncedValue(words.trim(), 250);
  const [loading, setLoading] = useState(false);
  const found = useQuery({
    queryKey: ['authorities', territoryId, asked, 10],
    queryFn: ({ signal }) =>
      call(findAuthorities, { params: { territoryId }, query: { text: asked, limit: 10 } }, { signal }),
    placeholderData: (previous) => previous,
  });
  return (
    <Panel title={t('departments.authorities')}>
      <QueryPanel query={found} rows={2}>
        {({ items, known, loadedAt }) => (
          <div className={classes.gap}>
            <p className={classes.small}>
              {known === 0
                ? t('departments.authorities.none')
                : t('departments.authorities.known', {
                    count: known,
                    number: format.number(known),
                    at: loadedAt ? format.date(loadedAt, now) : '',
                    loaded: loadedAt ? 'yes' : 'no',
                  })}
            </p>
            {known > 0 && (
              <>
                <TextInput
                  type="search"
                  size="xs"
                  label={t('departments.authorities.search')}
                  value={words}
                  onChange={(event) => setWords(event.currentTarget.value)}
                />
                {items.length === 0 ? (
                  <EmptyState>{t('departments.authorities.nothing')}</EmptyState>
                ) : (
                  <ul className={classes.gap}>
                    {items.map((one) => (
                      <li key={one.id} className={classes.tight}>
                        <b>{one.name}</b>
                        <span className={classes.small}>
                          {[one.placeNames.slice(0, 3).join(', '), one.email, one.phone].filter(Boolean).join(' · ')}
                        </span>
                        {one.url && (
                          <a className={classes.small} href={one.url} target="_blank" rel="noreferrer">
                            {one.url.replace(/^https?:\/\/(www\.)?/, '')}
                          </a>
                        )}
                      </li>
                    ))}
                  </ul>
                )}
              </>
            )}
            {canManage && (
              <div>
                <Button size="xs" onClick={() => setLoading(true)}>
                  {t(known === 0 ? 'departments.authorities.load' : 'departments.authorities.reload')}
                </Button>
              </div>
            )}
          </div>
        )}
      </QueryPanel>
      {loading && <LoadDialog onClose={() => setLoading(false)} />}
    </Panel>
  );
}

function LoadDialog({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const format = useFormat();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const [file, setFile] = useState<File | null>(null);
  const [departments, setDepartments] = useState('');
  const load = useMutation({
    mutationFn: (given: File) =>
      call(
        importAuthorities,
        { params: { territoryId }, query: departments.trim() ? { departments: departments.trim() } : {} },
        { file: given },
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['authorities', territoryId] }),
  });
  const done = load.data;
  return (
    <Dialog title={t('departments.authorities.load')} onClose={onClose}>
      <div className={classes.gap}>
        <p className={classes.small}>{t('departments.authorities.load.lead')}</p>
        <FileInput
          data-autofocus
          label={t('departments.authorities.file')}
          placeholder={t('departments.import.choose')}
          accept=".json,.gz,application/json,application/gzip"
          value={file}
          onChange={setFile}
        />
        <TextInput
          label={t('departments.authorities.places')}
          description={t('departments.authorities.places.hint')}
          value={departments}
          onChange={(event) => setDepartments(event.currentTarget.value)}
        />
        {load.error && <FormProblem error={load.error} />}
        <p role="status">
          {done &&
            t('departments.authorities.done', {
              kept: format.number(done.kept),
              read: format.number(done.read),
              refused: format.number(done.refused),
            })}
        </p>
        <div className={classes.bar}>
          <Button
            variant="filled"
            disabled={!file || done !== undefined}
            loading={load.isPending}
            onClick={() => file && load.mutate(file)}
          >
            {t('departments.authorities.do')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t(done ? 'common.close' : 'common.cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
