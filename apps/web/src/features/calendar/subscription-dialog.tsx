import { endCalendarSubscription, renewCalendarSubscription } from '@beffroi/contracts';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { SecretOnce } from '../../shared/secret-once.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { subscriptionQuery } from './calendar.queries.ts';
import classes from './dialogs.module.css';

/** A private address that calendars of phones and offices can read: made, shown once, ended. */
export function SubscriptionDialog({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const query = useQuery(subscriptionQuery(territoryId));
  const params = { territoryId };
  const onSuccess = () => client.invalidateQueries({ queryKey: subscriptionQuery(territoryId).queryKey });
  const make = useMutation({ mutationFn: () => call(renewCalendarSubscription, { params }), onSuccess });
  const end = useMutation({
    mutationFn: () => call(endCalendarSubscription, { params }),
    onSuccess() {
      make.reset();
      return onSuccess();
    },
  });
  return (
    <Dialog title={t('calendar.subscribe')} onClose={onClose} size="lg">
      <div className={classes.stack}>
        <p>{t('calendar.subscribe.hint')}</p>
        <QueryPanel query={query} rows={2}>
          {({ active, since, lastReadAt }) => (
            <>
              {active && since && (
                <p className={classes.hint}>
                  {t('calendar.subscribe.since', { at: format.moment(since, now) })}{' '}
                  {lastReadAt
                    ? t('calendar.subscribe.read', { at: format.moment(lastReadAt, now) })
                    : t('calendar.subscribe.never')}
                </p>
              )}
              {make.data && <SecretOnce label={t('calendar.subscribe.address')} secret={make.data.url} />}
              {(make.error ?? end.error) && <FormProblem error={make.error ?? end.error} />}
              <div className={classes.quick}>
                {!make.data && (
                  <Button
                    variant={active ? 'default' : 'filled'}
                    loading={make.isPending}
                    onClick={() => make.mutate()}
                  >
                    {t(active ? 'calendar.subscribe.renew' : 'calendar.subscribe.make')}
                  </Button>
                )}
                {active && (
                  <Button variant="subtle" loading={end.isPending} onClick={() => end.mutate()}>
                    {t('calendar.subscribe.end')}
                  </Button>
                )}
              </div>
              {active && !make.data && <p className={classes.hint}>{t('calendar.subscribe.renew.hint')}</p>}
            </>
          )}
        </QueryPanel>
      </div>
    </Dialog>
  );
}
