import { updateMedia, type Media } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Checkbox, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { FieldRow, Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useNotify } from '../../shared/notify.tsx';
import { channelsQuery } from '../../shared/publishing/channels.ts';
import { mediumQuery } from '../../shared/publishing/media.queries.ts';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './media.module.css';

/** What is said of a medium, and what may be done with it. */
export function MediumForm({ medium }: { medium: Media }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const { form, submit, pending, rest } = useApiForm({
    initial: {
      name: medium.name,
      alt: medium.alt,
      decorative: medium.decorative,
      credit: medium.credit,
      rightsReference: medium.rightsReference,
      rightsUntil: medium.rightsUntil ?? '',
      place: medium.place,
      tags: medium.tags,
    },
    send: ({ rightsUntil, ...values }) =>
      call(updateMedia, {
        params: { territoryId, mediaId: medium.id },
        body: { ...values, rightsUntil: rightsUntil || null },
      }),
    async onDone(saved) {
      client.setQueryData(mediumQuery(territoryId, medium.id).queryKey, saved);
      notify.done(t('admin.saved'));
      await client.invalidateQueries({ queryKey: ['media', territoryId] });
    },
  });
  const { alt, decorative } = form.values;
  return (
    <Panel title={t('media.words')}>
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('admin.save')}>
        <TextInput
          required
          withAsterisk={false}
          maxLength={200}
          label={t('media.name')}
          {...form.getInputProps('name')}
        />
        <div>
          <Textarea
            autosize
            minRows={3}
            maxRows={10}
            maxLength={2000}
            disabled={decorative}
            label={t(decorative ? 'media.alt.not_due' : 'media.alt')}
            description={decorative ? undefined : t('media.alt.hint')}
            {...form.getInputProps('alt')}
          />
          {!decorative && <AltCount length={alt.length} />}
        </div>
        <Checkbox
          label={t('media.alt.decorative.label')}
          description={t('media.alt.decorative.hint')}
          {...form.getInputProps('decorative', { type: 'checkbox' })}
        />
        <FieldRow>
          <TextInput maxLength={300} label={t('media.credit')} {...form.getInputProps('credit')} />
          <TextInput maxLength={200} label={t('media.place')} {...form.getInputProps('place')} />
        </FieldRow>
        <TextInput
          maxLength={300}
          label={t('media.rights.reference')}
          description={t('media.rights.reference.hint')}
          {...form.getInputProps('rightsReference')}
        />
        <TextInput
          type="date"
          className={classes.date}
          label={t('media.rights.until.label')}
          description={t('media.rights.until.hint')}
          {...form.getInputProps('rightsUntil')}
        />
        <TagsInput
          maxTags={30}
          label={t('media.tags')}
          description={t('media.tags.hint')}
          clearable={false}
          {...form.getInputProps('tags')}
        />
      </Form>
    </Panel>
  );
}

/** How long it is, and which of the accounts keep less. */
function AltCount({ length }: { length: number }) {
  const t = useWords();
  const format = useFormat();
  const { id } = useTerritory();
  const canRead = useCan('channels.read');
  const channels = useQuery({ ...channelsQuery(id), enabled: canRead }).data?.items ?? [];
  const short = channels.filter(({ facts }) => facts.media.maxAlt > 0 && facts.media.maxAlt < length);
  const least = Math.min(...short.map(({ facts }) => facts.media.maxAlt));
  return (
    <p className={short.length > 0 ? classes.warn : classes.hint} aria-live="polite">
      {short.length > 0
        ? t('media.alt.too_long', {
            number: format.number(length),
            most: format.number(least),
            names: [...new Set(short.map(({ name }) => name))].join(', '),
          })
        : t('media.alt.length', { count: length, number: format.number(length) })}
    </p>
  );
}
