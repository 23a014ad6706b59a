import { connectChannel, type Output, type listPublishers } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { call } from '../../shared/api.ts';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { usePage } from '../../shared/page.ts';
import { channelsQuery, publishersQuery } from '../../shared/publishing/channels.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { CopyText } from '../../shared/secret-once.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { AbilityList } from './ability-list.tsx';
import classes from './channels.module.css';
import { ScopeList } from './scope-list.tsx';
import { SetupFields } from './setup-fields.tsx';
import { setupFieldsOf, typedSetup } from './setup.rules.ts';

type Publisher = Output<typeof listPublishers>['items'][number];

/** How to connect an account of one network: what to create over there, then what is typed here. */
export function ConnectNetworkPage() {
  const t = useWords();
  const { locale } = useFormat();
  const { id } = useTerritory();
  const { network = '' } = useParams({ strict: false });
  const { compte } = useSearch({ strict: false }) as { compte?: string };
  const publishers = useQuery(publishersQuery(id));
  const again = useQuery(channelsQuery(id)).data?.items.find((channel) => channel.id === compte);
  const publisher = publishers.data?.items.find((each) => each.network === network);
  const title = again
    ? t('channels.reconnect.title', { name: again.name })
    : t('channels.connect.title', { network: publisher?.name[locale] ?? network });
  usePage(title);
  return (
    <>
      <p>
        <Link to={`/t/${id}/reglages/comptes/connecter` as string}>{t('channels.other_network')}</Link>
      </p>
      <QueryPanel query={publishers} rows={6}>
        {() =>
          publisher ? (
            <>
              <Panel title={title}>
                <div className={classes.stack}>
                  <Guide publisher={publisher} />
                  <SetupForm key={again?.id ?? 'new'} publisher={publisher} again={again?.id} />
                </div>
              </Panel>
              <Panel title={t('channels.may', { network: publisher.name[locale] })} flush>
                <AbilityList abilities={publisher.abilities} />
              </Panel>
            </>
          ) : (
            <p>{t('channels.network_unknown')}</p>
          )
        }
      </QueryPanel>
    </>
  );
}

function Guide({ publisher }: { publisher: Publisher }) {
  const t = useWords();
  const { locale } = useFormat();
  return (
    <>
      {publisher.guide.length > 0 && (
        <ol className={classes.guide}>
          {publisher.guide.map((step) => (
            <li key={step.en}>{step[locale]}</li>
          ))}
        </ol>
      )}
      {publisher.kind === 'oauth' && <CopyText label={t('channels.redirect')} text={publisher.redirectUri} />}
      {publisher.scopes.length > 0 && (
        <details className={classes.details}>
          <summary>{t('channels.scopes.asked', { count: publisher.scopes.length })}</summary>
          <ScopeList scopes={publisher.scopes} />
        </details>
      )}
    </>
  );
}

type Values = { preset: string; setup: Record<string, string> };

function SetupForm({ publisher, again }: { publisher: Publisher; again: string | undefined }) {
  const t = useWords();
  const navigate = useNavigate();
  const { locale } = useFormat();
  const { id: territoryId } = useTerritory();
  const fields = setupFieldsOf(publisher, locale);
  const { presets } = publisher;
  const { form, submit, pending, rest } = useApiForm<Values, Output<typeof connectChannel>>({
    initial: {
      preset: presets[0]?.id ?? '',
      setup: Object.fromEntries(fields.map((field) => [field.name, again ? '' : field.initial])),
    },
    send: ({ preset, setup }) =>
      call(connectChannel, {
        params: { territoryId },
        body: {
          network: publisher.network,
          setup: typedSetup(fields, setup),
          ...(preset && !again ? { preset } : {}),
          ...(again ? { channelId: again } : {}),
        },
      }),
    onDone(begun) {
      if (begun.next === 'authorize') {
        globalThis.location.assign(begun.url);
        return undefined;
      }
      return navigate({
        to: `/t/${territoryId}/reglages/comptes` as string,
        search: { connexion: begun.ticket } as never,
      });
    },
  });
  return (
    <Form
      onSubmit={submit}
      rest={rest}
      pending={pending}
      submit={t(publisher.kind === 'oauth' ? 'channels.connect.authorise' : 'channels.connect.do')}
    >
      {presets.length > 0 && !again && (
        <NativeSelect
          label={t('channels.preset')}
          data={presets.map(({ id, name }) => ({ value: id, label: name[locale] }))}
          {...form.getInputProps('preset')}
        />
      )}
      {again && <p className={classes.small}>{t('channels.reconnect.kept')}</p>}
      <SetupFields form={form} fields={fields} keepsEmpty={again !== undefined} />
      {publisher.kind === 'oauth' && <p className={classes.small}>{t('channels.connect.leaves')}</p>}
    </Form>
  );
}
