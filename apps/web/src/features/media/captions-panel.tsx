import { setCaptions, type Media } from '@beffroi/contracts';
import { EmptyState, Panel } from '@beffroi/ui';
import { Button, FileButton, NativeSelect, Textarea } from '@mantine/core';
import { IconFileText, IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useNotify } from '../../shared/notify.tsx';
import { mediumQuery } from '../../shared/publishing/media.queries.ts';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { weightWords } from './media-words.tsx';
import classes from './media.module.css';

const languages = ['fr', 'en', 'nl', 'de', 'es', 'it', 'pt', 'ar', 'br', 'eu', 'oc', 'ca', 'co', 'uk'] as const;

/** The captions of a video, a file a language. */
export function CaptionsPanel({ medium }: { medium: Media }) {
  const t = useWords();
  const format = useFormat();
  const client = useQueryClient();
  const notify = useNotify();
  const canManage = useCan('media.manage');
  const { id: territoryId } = useTerritory();
  const [adding, setAdding] = useState<string>();
  const names = new Intl.DisplayNames([format.locale], { type: 'language' });
  const remove = useMutation({
    mutationFn: (lang: string) =>
      call(setCaptions, { params: { territoryId, mediaId: medium.id, lang }, body: { vtt: '' } }),
    onSuccess: (saved) => client.setQueryData(mediumQuery(territoryId, medium.id).queryKey, saved),
    onError: notify.failed,
  });
  const free = languages.filter((lang) => !medium.captions.some((each) => each.lang === lang));
  return (
    <Panel
      title={t('media.captions')}
      flush
      end={
        canManage && (
          <Button
            size="xs"
            leftSection={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
            onClick={() => setAdding(free[0] ?? 'fr')}
          >
            {t('media.captions.add')}
          </Button>
        )
      }
    >
      {medium.captions.length === 0 ? (
        <EmptyState>{t('media.captions.none')}</EmptyState>
      ) : (
        <ul>
          {medium.captions.map(({ lang, bytes }) => (
            <li key={lang} className={classes.line}>
              <span className={classes.lineMain}>
                {names.of(lang) ?? lang}
                <small>{weightWords(t, format, bytes)}</small>
              </span>
              {canManage && (
                <>
                  <Button size="compact-sm" variant="subtle" onClick={() => setAdding(lang)}>
                    {t('media.captions.replace')}
                    <span className="vh">, {names.of(lang)}</span>
                  </Button>
                  <Button size="compact-sm" variant="subtle" onClick={() => remove.mutate(lang)}>
                    {t('media.captions.remove')}
                    <span className="vh">, {names.of(lang)}</span>
                  </Button>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {adding && <CaptionsDialog medium={medium} lang={adding} onClose={() => setAdding(undefined)} />}
    </Panel>
  );
}

function CaptionsDialog({ medium, lang, onClose }: { medium: Media; lang: string; onClose: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { locale } = useFormat();
  const { id: territoryId } = useTerritory();
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  const { form, submit, pending, rest } = useApiForm({
    initial: { lang, vtt: '' },
    send: (values) =>
      call(setCaptions, {
        params: { territoryId, mediaId: medium.id, lang: values.lang },
        body: { vtt: values.vtt },
      }),
    onDone(saved) {
      client.setQueryData(mediumQuery(territoryId, medium.id).queryKey, saved);
      notify.done(t('admin.saved'));
      onClose();
    },
  });
  return (
    <Dialog title={t('media.captions.add')} onClose={onClose} size="lg">
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('media.captions.do')}>
        <NativeSelect
          label={t('media.captions.language')}
          data={languages.map((code) => ({ value: code, label: names.of(code) ?? code }))}
          {...form.getInputProps('lang')}
        />
        <Textarea
          required
          withAsterisk={false}
          rows={8}
          maxLength={500_000}
          spellCheck={false}
          label={t('media.captions.text')}
          description={t('media.captions.text.hint')}
          placeholder={'WEBVTT\n\n00:00.000 --> 00:03.000\n'}
          {...form.getInputProps('vtt')}
        />
        <div>
          <FileButton
            accept=".vtt,text/vtt"
            onChange={(file) => void file?.text().then((text) => form.setFieldValue('vtt', text))}
          >
            {(props) => (
              <Button {...props} size="xs" leftSection={<IconFileText size={16} stroke={1.75} aria-hidden="true" />}>
                {t('media.captions.file')}
              </Button>
            )}
          </FileButton>
        </div>
      </Form>
    </Dialog>
  );
}
