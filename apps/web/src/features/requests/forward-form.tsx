import { type DeskRequest, findAuthorities, forwardRequest } from '@beffroi/contracts';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { FieldRow, Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useNotify } from '../../shared/notify.tsx';
import classes from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { useRequestChanged } from './requests.queries.ts';

type Found = { id: string; name: string; email?: string | undefined; url?: string | undefined };

/** Forwards it to who is competent and tells the person who that is, in one act. */
export function ForwardForm({ request, onClose }: { request: DeskRequest; onClose: () => void }) {
  const t = useWords();
  const { locale } = useFormat();
  const notify = useNotify();
  const changed = useRequestChanged();
  const { id: territoryId } = useTerritory();
  const outside = request.suggestion?.outside;
  const likely = outside?.authorities[0];
  const { form, submit, pending, rest } = useApiForm({
    initial: {
      id: likely?.id ?? '',
      name: likely?.name ?? outside?.body ?? '',
      email: likely?.email ?? '',
      url: likely?.url ?? '',
      note: '',
      words: '',
    },
    send: ({ id, name, email, url, note, words }) =>
      call(forwardRequest, {
        params: { territoryId, requestId: request.id },
        body: {
          authority: { name, ...(id ? { id } : {}), ...(email ? { email } : {}), ...(url ? { url } : {}) },
          note,
          ...(words.trim() ? { words } : {}),
        },
      }),
    async onDone(next, { name }) {
      await changed(next);
      notify.done(t('requests.forward.done', { name }));
      onClose();
    },
  });
  const choose = ({ id, name, email, url }: Found) => form.setValues({ id, name, email: email ?? '', url: url ?? '' });
  return (
    <Form onSubmit={submit} rest={rest} pending={pending} submit={t('requests.forward.do')}>
      <p className={classes.small}>{t('requests.forward.lead')}</p>
      {outside && (
        <div className={classes.note}>
          <p>{outside.label[locale]}</p>
          {outside.because.map((reason) => (
            <p key={reason.fr}>{reason[locale]}</p>
          ))}
        </div>
      )}
      <FindAuthority known={outside?.authorities ?? []} onChoose={choose} />
      <TextInput
        required
        withAsterisk={false}
        maxLength={200}
        label={t('requests.forward.name')}
        {...form.getInputProps('name')}
        onChange={(event) => form.setValues({ name: event.currentTarget.value, id: '' })}
      />
      <FieldRow>
        <TextInput
          type="email"
          label={t('requests.forward.email')}
          description={t('requests.forward.email.hint')}
          {...form.getInputProps('email')}
        />
        <TextInput
          type="url"
          label={t('requests.forward.url')}
          description={t('requests.forward.url.hint')}
          placeholder="https://"
          {...form.getInputProps('url')}
        />
      </FieldRow>
      <Textarea
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        label={t('requests.forward.note')}
        {...form.getInputProps('note')}
      />
      <Textarea
        autosize
        minRows={2}
        maxRows={8}
        maxLength={3000}
        label={t('requests.forward.words')}
        description={t('requests.forward.words.hint')}
        {...form.getInputProps('words')}
      />
    </Form>
  );
}

function FindAuthority({ known, onChoose }: { known: readonly Found[]; onChoose: (found: Found) => void }) {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const [words, setWords] = useState('');
  const [asked] = useDebouncedValue(words.trim(), 250);
  const found = useQuery({
    queryKey: ['authorities', territoryId, asked, 6],
    queryFn: ({ signal }) =>
      call(findAuthorities, { params: { territoryId }, query: { text: asked, limit: 6 } }, { signal }),
    enabled: asked.length > 1,
  });
  const shown: readonly Found[] = asked.length > 1 ? (found.data?.items ?? []) : known;
  return (
    <div className={classes.tight}>
      <TextInput
        type="search"
        label={t('requests.forward.find')}
        description={t('requests.forward.find.hint')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <div role="status" className={classes.chips}>
        {shown.map((one) => (
          <Button key={one.id} size="xs" onClick={() => onChoose(one)}>
            {one.name}
          </Button>
        ))}
        {asked.length > 1 && found.data?.items.length === 0 && (
          <span className={classes.small}>{t('requests.forward.find.none')}</span>
        )}
      </div>
    </div>
  );
}
