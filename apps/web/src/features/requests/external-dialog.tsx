import { type DeskRequest, getExternalSystem, sendToExternal } from '@beffroi/contracts';
import { EmptyState } from '@beffroi/ui';
import { Button, NativeSelect } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useNotify } from '../../shared/notify.tsx';
import { QueryPanel } from '../../shared/query-panel.tsx';
import classes from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { requestKey } from './requests.queries.ts';

/** Hands it, once, to the system of requests that the territory has connected. */
export function ExternalDialog({ request, onClose }: { request: DeskRequest; onClose: () => void }) {
  const t = useWords();
  const { locale } = useFormat();
  const { id: territoryId } = useTerritory();
  const external = useQuery({
    queryKey: ['external-system', territoryId],
    queryFn: ({ signal }) => call(getExternalSystem, { params: { territoryId } }, { signal }),
  });
  return (
    <Dialog title={t('requests.external')} onClose={onClose}>
      <QueryPanel query={external}>
        {({ system, services, trouble }) =>
          !system || services.length === 0 ? (
            <EmptyState
              action={
                <Button size="xs" component={Link} to={`/t/${territoryId}/reglages/demandes` as string}>
                  {t('requests.external.connect')}
                </Button>
              }
            >
              {trouble?.[locale] ?? t('requests.external.none')}
            </EmptyState>
          ) : (
            <SendForm
              request={request}
              services={services}
              likely={request.category ? system.services[request.category.id] : undefined}
              onClose={onClose}
            />
          )
        }
      </QueryPanel>
    </Dialog>
  );
}

function SendForm({
  request,
  services,
  likely,
  onClose,
}: {
  request: DeskRequest;
  services: readonly { code: string; name: string }[];
  likely: string | undefined;
  onClose: () => void;
}) {
  const t = useWords();
  const notify = useNotify();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const { form, submit, pending, rest } = useApiForm({
    initial: { serviceCode: likely ?? services[0]?.code ?? '' },
    send: (body) => call(sendToExternal, { params: { territoryId, requestId: request.id }, body }),
    async onDone() {
      await client.invalidateQueries({ queryKey: requestKey(territoryId, request.id) });
      notify.done(t('requests.external.done'));
      onClose();
    },
  });
  return (
    <Form onSubmit={submit} rest={rest} pending={pending} submit={t('requests.external.do')}>
      <p className={classes.small}>{t('requests.external.lead')}</p>
      <NativeSelect
        data-autofocus
        label={t('requests.external.service')}
        data={services.map(({ code, name }) => ({ value: code, label: name }))}
        {...form.getInputProps('serviceCode')}
      />
    </Form>
  );
}
