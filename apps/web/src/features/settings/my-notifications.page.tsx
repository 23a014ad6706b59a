import { type NotificationPreferences, tryMyNotifications } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { LateWords } from '../../shared/late-words.tsx';
import { useNotify } from '../../shared/notify.tsx';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { DevicesPanel } from './devices-panel.tsx';
import { PreferencesForm } from './reach/preferences-form.tsx';
import { preferencesQuery } from './reach/preferences.queries.ts';
import classes from './settings.module.css';

/** How alarms reach me, on which devices, and when they leave me alone. */
export function MyNotificationsPage() {
  const t = useWords();
  const { id } = useTerritory();
  const query = useQuery(preferencesQuery(id));
  usePage(t('settings.mine'));
  return (
    <QueryPanel query={query} rows={5}>
      {(data) => (
        <>
          <Panel title={t('settings.mine')}>
            <PreferencesForm preferences={data.preferences} mailConfigured={data.mailConfigured} />
          </Panel>
          <LateWords of={['reach']}>
            <TrialPanel preferences={data.preferences} />
          </LateWords>
          <DevicesPanel devices={data.devices} vapidPublicKey={data.vapidPublicKey} />
        </>
      )}
    </QueryPanel>
  );
}

const means = ['push', 'email', 'sms', 'voice'] as const;

/** Sends one by each means that is on, and says which left: a night is not the time to find out. */
function TrialPanel({ preferences }: { preferences: NotificationPreferences }) {
  const t = useWords();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const attempt = useMutation({
    mutationFn: () => call(tryMyNotifications, { params: { territoryId } }),
    onError: notify.failed,
  });
  const on = means.filter((each) => preferences[each]);
  const sent = attempt.data?.sent;
  return (
    <Panel
      title={t('reach.try')}
      end={
        <Button size="xs" loading={attempt.isPending} disabled={on.length === 0} onClick={() => attempt.mutate()}>
          {t('settings.mine.try')}
        </Button>
      }
    >
      <p className={classes.small}>{t(on.length === 0 ? 'settings.mine.try.none' : 'reach.try.hint')}</p>
      <div role="status">
        <ul>
          {sent &&
            on.map((each) => (
              <li key={each}>
                {t(sent.includes(each) ? 'reach.try.sent' : 'reach.try.not', { means: t(`settings.means.${each}`) })}
              </li>
            ))}
        </ul>
      </div>
    </Panel>
  );
}
