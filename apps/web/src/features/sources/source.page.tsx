import { type Source, updateSource } from '@beffroi/contracts';
import { NetMark, PageHead, Panel } from '@beffroi/ui';
import { TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../../shared/api.ts';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { PostsLink } from '../../shared/links.tsx';
import { networkName } from '../../shared/network-words.ts';
import { useNotify } from '../../shared/notify.tsx';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { CopyText } from '../../shared/secret-once.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { ConfigFields, type SourceValues } from './config-fields.tsx';
import { NewSource } from './new-source.tsx';
import { configOf, schemaFields, valuesOfConfig } from './schema.rules.ts';
import { SourceMenu } from './source-menu.tsx';
import { fieldFault, SourceState } from './source-words.tsx';
import { sourceKindsQuery, sourcesQuery, type SourceKind } from './sources.queries.ts';
import { curlExample } from './webhook.example.ts';
import classes from './sources.module.css';

/** One source: how it fares and how it is set up; or a new one. */
export function SourcePage() {
  const t = useWords();
  const navigate = useNavigate();
  const { id } = useTerritory();
  const { sourceId = '' } = useParams({ strict: false });
  const isNew = sourceId === 'nouvelle';
  const sources = useQuery(sourcesQuery(id));
  const kinds = useQuery(sourceKindsQuery(id));
  const canManage = useCan('sources.manage');
  const source = sources.data?.items.find((each) => each.id === sourceId);
  const title = isNew ? t('sources.add') : (source?.name ?? t('sources.one'));
  usePage(title);
  return (
    <>
      <PageHead
        over={<Link to={`/t/${id}/sources` as string}>{t('app.nav.sources')}</Link>}
        title={title}
        actions={
          source &&
          canManage && (
            <SourceMenu source={source} onDeleted={() => void navigate({ to: `/t/${id}/sources` as string })} />
          )
        }
      />
      {isNew ? (
        <QueryPanel query={kinds}>{(data) => <NewSource kinds={data.kinds} />}</QueryPanel>
      ) : (
        <QueryPanel query={sources}>
          {() => {
            const kind = kinds.data?.kinds.find((each) => each.id === source?.kind);
            if (!source) return <p>{t('sources.gone')}</p>;
            return (
              <div className={classes.cols}>
                {kind && canManage ? <Edit key={source.id} source={source} kind={kind} /> : <div />}
                <Health source={source} />
              </div>
            );
          }}
        </QueryPanel>
      )}
    </>
  );
}

function Edit({ source, kind }: { source: Source; kind: SourceKind }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const { locale } = useFormat();
  // What we make ourselves is not asked for: the secret of a webhook, the life of the simulation.
  const ours = kind.network === 'webhook' || kind.network === 'simulation';
  const fields = ours ? [] : schemaFields(kind.config, kind.secretFields);
  const { form, submit, pending, rest } = useApiForm<SourceValues, Source>({
    initial: { name: source.name, config: valuesOfConfig(fields, source.config) },
    send: (values) =>
      call(updateSource, {
        params: { territoryId, sourceId: source.id },
        body: { name: values.name, ...(fields.length > 0 ? { config: configOf(fields, values.config) } : {}) },
      }),
    reword: (field) => fieldFault(t, field),
    async onDone() {
      notify.done(t('admin.saved'));
      await client.invalidateQueries({ queryKey: ['sources', territoryId] });
    },
  });
  return (
    <Panel title={kind.label[locale]}>
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('admin.save')}>
        <TextInput
          required
          withAsterisk={false}
          maxLength={120}
          label={t('sources.name')}
          {...form.getInputProps('name')}
        />
        <ConfigFields form={form} fields={fields} secretsSet={source.secretsSet} />
      </Form>
      {source.webhookUrl && (
        <div className={classes.webhook}>
          <CopyText label={t('sources.webhook.url')} text={source.webhookUrl} />
          <CopyText label={t('sources.webhook.example')} text={curlExample(source.webhookUrl)} block />
        </div>
      )}
    </Panel>
  );
}

function Health({ source }: { source: Source }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const canRead = useCan('mentions.read');
  const at = (instant: string | undefined) => (instant ? format.moment(instant, now) : t('admin.never'));
  const kept = format.number(source.kept24h);
  return (
    <Panel title={t('sources.health')} end={<SourceState state={source.state} />}>
      <dl className={classes.facts}>
        <Fact name={t('sources.network')}>
          <span className={classes.name}>
            <NetMark network={source.network} size={18} label="" />
            {networkName(t, source.network)}
          </span>
        </Fact>
        <Fact name={t('sources.fact.success')}>{at(source.lastSuccessAt)}</Fact>
        <Fact name={t('sources.fact.post')}>{at(source.lastPostAt)}</Fact>
        {source.nextPollAt && !source.paused && (
          <Fact name={t('sources.fact.next')}>{format.moment(source.nextPollAt, now)}</Fact>
        )}
        <Fact name={t('sources.fact.rhythm')}>
          {source.usualGapSeconds === undefined
            ? t('sources.fact.rhythm.unknown')
            : t('sources.rhythm', { duration: format.duration(source.usualGapSeconds * 1000) })}
        </Fact>
        <Fact name={t('sources.fact.received')}>{format.number(source.received24h)}</Fact>
        <Fact name={t('sources.fact.kept')}>
          {canRead ? <PostsLink posts={{ source: source.id, periode: '24h' }}>{kept}</PostsLink> : kept}
        </Fact>
        {source.lastError && source.lastErrorAt && (
          <Fact name={t('sources.fact.error', { at: format.moment(source.lastErrorAt, now) })}>
            {source.lastError[format.locale]}
          </Fact>
        )}
      </dl>
      {source.notes.map((note) => (
        <p key={note.en} className={classes.small}>
          {note[format.locale]}
        </p>
      ))}
    </Panel>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
