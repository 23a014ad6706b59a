import { createSource } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call } from '../../shared/api.ts';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useNotify } from '../../shared/notify.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { Discovery } from '../sources/new-source.tsx';
import { fieldFault } from '../sources/source-words.tsx';
import { sourcesQuery } from '../sources/sources.queries.ts';
import classes from './onboarding.module.css';

function useAddSource() {
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  return async (body: { kind: string; name: string; config: Record<string, unknown> }) => {
    const source = await call(createSource, { params: { territoryId }, body });
    await client.invalidateQueries({ queryKey: sourcesQuery(territoryId).queryKey });
    return source;
  };
}

/** Where to listen first: the papers, a hashtag, a search. All can be added to later. */
export function SourcesStep({ onNext }: { onNext: () => void }) {
  const t = useWords();
  const notify = useNotify();
  const { id } = useTerritory();
  const addSource = useAddSource();
  const sources = useQuery(sourcesQuery(id)).data?.items ?? [];
  const addFeed = useMutation({
    mutationFn: (feed: { url: string; title?: string | undefined }) =>
      addSource({
        kind: 'feed.feed',
        name: (feed.title ?? new URL(feed.url).hostname).slice(0, 120),
        config: { url: feed.url },
      }),
    onError: notify.failed,
  });
  return (
    <div className={classes.stack}>
      <Discovery
        onPick={(feed) => addFeed.mutate(feed)}
        picked={(url) => sources.some((source) => source.config.url === url)}
      />
      <Panel title={t('onboarding.mastodon')}>
        <QuickSource
          fields={{ server: 'mastodon.social', hashtag: '' }}
          labels={{ server: t('sources.field.server'), hashtag: t('sources.field.hashtag') }}
          add={(config) =>
            addSource({
              kind: 'mastodon.hashtag',
              name: `#${config.hashtag?.replace(/^#/, '') ?? ''}, ${config.server ?? ''}`,
              config,
            })
          }
        />
      </Panel>
      <Panel title={t('onboarding.bluesky')}>
        <QuickSource
          fields={{ query: '' }}
          labels={{ query: t('sources.field.query') }}
          add={(config) => addSource({ kind: 'bluesky.search', name: `Bluesky : ${config.query ?? ''}`, config })}
        />
      </Panel>
      <div className={classes.end}>
        <p role="status">
          {sources.length > 0 &&
            t('onboarding.sources', {
              count: sources.length,
              names: sources.map((source) => source.name).join(', '),
            })}
        </p>
        <Button variant="filled" onClick={onNext}>
          {t('onboarding.next')}
        </Button>
      </div>
    </div>
  );
}

function QuickSource({
  fields,
  labels,
  add,
}: {
  fields: Record<string, string>;
  labels: Record<string, ReactNode>;
  add: (config: Record<string, string>) => Promise<unknown>;
}) {
  const t = useWords();
  const { form, submit, pending, rest } = useApiForm<{ config: Record<string, string> }, unknown>({
    initial: { config: fields },
    send: ({ config }) => add(config),
    reword: (field) => fieldFault(t, field),
    onDone() {
      form.reset();
    },
  });
  return (
    <form onSubmit={submit} className={classes.quick}>
      {Object.keys(fields).map((name) => (
        <TextInput
          key={name}
          required
          withAsterisk={false}
          autoCapitalize="none"
          spellCheck={false}
          label={labels[name]}
          {...form.getInputProps(`config.${name}`)}
        />
      ))}
      <Button type="submit" loading={pending}>
        {t('sources.create')}
      </Button>
      {rest !== undefined && <FormProblem error={rest} />}
    </form>
  );
}
