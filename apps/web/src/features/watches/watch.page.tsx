import { createWatch, deleteWatch, previewWatch, updateWatch, type Watch, watchColours } from '@beffroi/contracts';
import { PageHead, Panel } from '@beffroi/ui';
import { Button, Switch, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { call } from '../../shared/api.ts';
import { ConfirmDialog } from '../../shared/confirm.tsx';
import { FieldSet, Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useNotify } from '../../shared/notify.tsx';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { watchesQuery } from '../../shared/watches.ts';
import { useWords } from '../../shared/words.ts';
import { QueryField } from './query-field.tsx';
import { QueryHelp } from './query-help.tsx';
import { insertExample } from './query.rules.ts';
import { Swatch } from './swatch.tsx';
import { WatchPreview } from './watch-preview.tsx';
import classes from './watches.module.css';

export const NEW_WATCH = 'nouvelle';
const fresh = { name: '', query: '', colour: 'slate' as Watch['colour'], paused: false, alerting: true };

/** One watch: its query, checked while it is typed, and what it would have caught. */
export function WatchPage() {
  const t = useWords();
  const { id } = useTerritory();
  const { watchId = '' } = useParams({ strict: false });
  const watches = useQuery(watchesQuery(id));
  const isNew = watchId === NEW_WATCH;
  const watch = watches.data?.items.find((each) => each.id === watchId);
  const title = isNew ? t('watches.add') : (watch?.name ?? t('watches.one'));
  usePage(title);
  return (
    <>
      <PageHead
        over={<Link to={`/t/${id}/veilles` as string}>{t('app.nav.watches')}</Link>}
        title={title}
        actions={watch && <Remove watch={watch} />}
      />
      {isNew ? (
        <Editor />
      ) : (
        <QueryPanel query={watches} rows={6}>
          {() => (watch ? <Editor key={watch.id} watch={watch} /> : <p>{t('watches.gone')}</p>)}
        </QueryPanel>
      )}
    </>
  );
}

function Editor({ watch }: { watch?: Watch }) {
  const t = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const canManage = useCan('watches.manage');
  const textarea = useRef<HTMLTextAreaElement>(null);
  const { form, submit, pending, rest } = useApiForm({
    initial: watch
      ? {
          name: watch.name,
          query: watch.query,
          colour: watch.colour,
          paused: watch.paused,
          alerting: watch.alerting,
        }
      : fresh,
    send: (body) =>
      watch
        ? call(updateWatch, { params: { territoryId, watchId: watch.id }, body })
        : call(createWatch, { params: { territoryId }, body }),
    async onDone(saved) {
      await client.invalidateQueries({ queryKey: ['watches', territoryId] });
      void client.invalidateQueries({ queryKey: ['work', territoryId] });
      notify.done(t(saved.backfillWorkId ? 'watches.saved.backfill' : 'admin.saved'));
      await navigate({ to: `/t/${territoryId}/veilles` as string });
    },
  });
  const { query, colour } = form.values;
  const [asked] = useDebouncedValue(query, 350);
  const preview = useQuery({
    queryKey: ['watch-preview', territoryId, asked],
    queryFn: ({ signal }) => call(previewWatch, { params: { territoryId }, body: { query: asked } }, { signal }),
    enabled: asked.trim() !== '',
    placeholderData: (before) => before,
    staleTime: 30_000,
  });
  const checking = asked !== query || preview.isFetching;
  // Places are those of the text that was checked: shown on another, they would underline the wrong words.
  const current = asked === query && !preview.isPlaceholderData && query.trim() !== '' ? preview.data : undefined;
  const pick = (example: string) => {
    const field = textarea.current;
    const at = { from: field?.selectionStart ?? query.length, to: field?.selectionEnd ?? query.length };
    const next = insertExample(query, at, example);
    form.setFieldValue('query', next.query);
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(next.caret, next.caret);
    });
  };
  return (
    <div className={classes.cols}>
      <div className={classes.stack}>
        <Panel label={t('watches.one')}>
          <fieldset disabled={!canManage} className={classes.plain}>
            <Form
              onSubmit={submit}
              rest={rest}
              pending={pending}
              submit={watch ? t('admin.save') : t('watches.create')}
              others={
                <Button variant="subtle" component={Link} to={`/t/${territoryId}/veilles` as string}>
                  {t('common.cancel')}
                </Button>
              }
            >
              <TextInput
                required
                withAsterisk={false}
                maxLength={80}
                label={t('watches.name')}
                {...form.getInputProps('name')}
              />
              <QueryField
                value={query}
                onChange={(next) => form.setFieldValue('query', next)}
                issues={current?.issues ?? []}
                inputRef={textarea}
              />
              <FieldSet legend={t('watches.colour')}>
                <div className={classes.colours}>
                  {watchColours.map((each) => (
                    <label key={each} className={classes.colour}>
                      <input
                        type="radio"
                        name="colour"
                        value={each}
                        checked={colour === each}
                        onChange={() => form.setFieldValue('colour', each)}
                      />
                      <Swatch colour={each} />
                      {t(`watches.colour.${each}`)}
                    </label>
                  ))}
                </div>
              </FieldSet>
              <Switch
                label={t('watches.alerting')}
                description={t('watches.alerting.hint')}
                {...form.getInputProps('alerting', { type: 'checkbox' })}
              />
              <Switch
                label={t('watches.pause')}
                description={t('watches.pause.hint')}
                {...form.getInputProps('paused', { type: 'checkbox' })}
              />
            </Form>
          </fieldset>
        </Panel>
        <WatchPreview query={query} caught={current?.caught} checking={checking && query.trim() !== ''} />
      </div>
      <QueryHelp onPick={pick} />
    </div>
  );
}

function Remove({ watch }: { watch: Watch }) {
  const t = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { id: territoryId } = useTerritory();
  const [asking, setAsking] = useState(false);
  if (!useCan('watches.manage')) return null;
  return (
    <>
      <Button variant="subtle" onClick={() => setAsking(true)}>
        {t('watches.delete')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('watches.delete')}
          verb={t('watches.delete.do', { name: watch.name })}
          onClose={() => setAsking(false)}
          act={async () => {
            await call(deleteWatch, { params: { territoryId, watchId: watch.id } });
            await navigate({ to: `/t/${territoryId}/veilles` as string });
            await client.invalidateQueries({ queryKey: ['watches', territoryId] });
          }}
        >
          <p>{t('watches.delete.words')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
