import { createSource, discoverFeeds } from '@beffroi/contracts';
import { NetMark, Panel } from '@beffroi/ui';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { FieldSet, Form } from '../../shared/form/form.tsx';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { networkName } from '../../shared/network-words.ts';
import { useNotify } from '../../shared/notify.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { ConfigFields, type SourceValues } from './config-fields.tsx';
import { configOf, schemaFields, valuesOfConfig } from './schema.rules.ts';
import { fieldFault } from './source-words.tsx';
import type { SourceKind } from './sources.queries.ts';
import classes from './sources.module.css';
import { WebhookSecret } from './webhook-secret.tsx';

/** What a person sets up here: files and links have their own page, the simulation makes itself. */
export function isAddable(kind: SourceKind): boolean {
  return kind.network !== 'simulation' && (kind.mode !== 'push' || kind.network === 'webhook');
}

/** Choose a kind, then fill in what it asks for. */
export function NewSource({ kinds }: { kinds: readonly SourceKind[] }) {
  const t = useWords();
  const { locale } = useFormat();
  const addable = kinds.filter(isAddable);
  const [chosen, setChosen] = useState(addable[0]?.id);
  const kind = addable.find((each) => each.id === chosen);
  return (
    <div className={classes.cols}>
      <div className={classes.stack}>{kind && <SourceForm key={kind.id} kind={kind} />}</div>
      <div className={classes.first}>
        <Panel label={t('sources.kind')}>
          <FieldSet legend={t('sources.kind')}>
            {addable.map((each) => (
              <label key={each.id} className={classes.kind}>
                <input type="radio" name="kind" checked={each.id === chosen} onChange={() => setChosen(each.id)} />
                <NetMark network={each.network} label="" size={18} />
                <span>
                  {each.label[locale]}
                  <small>
                    {networkName(t, each.network)}, {t(`sources.mode.${each.mode}`)}
                  </small>
                </span>
              </label>
            ))}
          </FieldSet>
        </Panel>
      </div>
    </div>
  );
}

function SourceForm({ kind }: { kind: SourceKind }) {
  const t = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const notify = useNotify();
  const { locale } = useFormat();
  const { id: territoryId } = useTerritory();
  const [webhook, setWebhook] = useState<{ secret: string; url: string }>();
  const fields = kind.network === 'webhook' ? [] : schemaFields(kind.config, kind.secretFields);
  const leave = () => void navigate({ to: `/t/${territoryId}/sources` as string });
  const { form, submit, pending, rest } = useApiForm({
    initial: { name: '', config: valuesOfConfig(fields, {}) } as SourceValues,
    send: (values) =>
      call(createSource, {
        params: { territoryId },
        body: { kind: kind.id, name: values.name, config: configOf(fields, values.config) },
      }),
    reword: (field) => fieldFault(t, field),
    async onDone(source) {
      await client.invalidateQueries({ queryKey: ['sources', territoryId] });
      if (source.webhookSecret && source.webhookUrl) {
        setWebhook({ secret: source.webhookSecret, url: source.webhookUrl });
        return;
      }
      notify.done(t('sources.added', { name: source.name }));
      leave();
    },
  });
  if (webhook) return <WebhookSecret secret={webhook.secret} url={webhook.url} onDone={leave} />;
  return (
    <>
      {kind.id === 'feed.feed' && (
        <Discovery
          onPick={(feed) => {
            form.setFieldValue('config.url', feed.url);
            if (!form.values.name) form.setFieldValue('name', (feed.title ?? new URL(feed.url).hostname).slice(0, 120));
          }}
        />
      )}
      <Panel title={kind.label[locale]}>
        <Form onSubmit={submit} rest={rest} pending={pending} submit={t('sources.create')}>
          <TextInput
            required
            withAsterisk={false}
            maxLength={120}
            label={t('sources.name')}
            description={t('sources.name.hint')}
            {...form.getInputProps('name')}
          />
          <ConfigFields form={form} fields={fields} />
          {kind.network === 'webhook' && <p className={classes.small}>{t('sources.webhook.before')}</p>}
        </Form>
      </Panel>
    </>
  );
}

/** From the address of a site to the feeds that it names. */
export function Discovery({
  onPick,
  picked,
}: {
  onPick: (feed: { url: string; title?: string | undefined }) => void;
  picked?: (url: string) => boolean;
}) {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const [url, setUrl] = useState('');
  const [taken, setTaken] = useState<string>();
  const discover = useMutation({
    mutationFn: () =>
      call(discoverFeeds, {
        params: { territoryId },
        body: { url: /^https?:\/\//i.test(url.trim()) ? url.trim() : `https://${url.trim()}` },
      }),
  });
  return (
    <Panel title={t('sources.discover')}>
      <form
        className={classes.discover}
        onSubmit={(event) => {
          event.preventDefault();
          discover.mutate();
        }}
      >
        <TextInput
          required
          withAsterisk={false}
          inputMode="url"
          autoCapitalize="none"
          spellCheck={false}
          label={t('sources.discover.url')}
          placeholder="www.courrier-picard.fr"
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
        <Button type="submit" loading={discover.isPending}>
          {t('sources.discover.do')}
        </Button>
      </form>
      <div role="status" className={classes.found}>
        {discover.error && <FormProblem error={discover.error} />}
        {discover.data?.feeds.length === 0 && <p>{t('sources.discover.none')}</p>}
        {discover.data && discover.data.feeds.length > 0 && (
          <ul>
            {discover.data.feeds.map((feed) => (
              <li key={feed.url}>
                <span>
                  <b>{feed.title ?? feed.url}</b>
                  <small>
                    {feed.url}
                    {feed.entries !== undefined && `, ${t('sources.discover.entries', { count: feed.entries })}`}
                  </small>
                </span>
                <Button
                  size="xs"
                  disabled={picked?.(feed.url) ?? taken === feed.url}
                  onClick={() => {
                    setTaken(feed.url);
                    onPick(feed);
                  }}
                >
                  {t((picked?.(feed.url) ?? taken === feed.url) ? 'sources.discover.taken' : 'sources.discover.take')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}
