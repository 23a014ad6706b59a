import { Panel } from '@beffroi/ui';
import { useQuery } from '@tanstack/react-query';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { SubscribeButton } from '../settings/devices-panel.tsx';
import { PreferencesForm } from '../settings/reach/preferences-form.tsx';
import { preferencesQuery } from '../settings/reach/preferences.queries.ts';
import classes from './onboarding.module.css';

/** How the bell reaches me, beyond the page. */
export function AlarmsStep({ onNext }: { onNext: () => void }) {
  const t = useWords();
  const { id } = useTerritory();
  const query = useQuery(preferencesQuery(id));
  return (
    <QueryPanel query={query}>
      {(data) => (
        <div className={classes.stack}>
          <Panel title={t('settings.devices')} end={<SubscribeButton vapidPublicKey={data.vapidPublicKey} />}>
            <p className={classes.small}>
              {data.devices.length > 0
                ? data.devices.map((device) => device.label).join(', ')
                : t('settings.devices.none')}
            </p>
          </Panel>
          <Panel label={t('settings.mine')}>
            <PreferencesForm
              preferences={data.preferences}
              mailConfigured={data.mailConfigured}
              verb={t('onboarding.finish')}
              onSaved={onNext}
            />
          </Panel>
        </div>
      )}
    </QueryPanel>
  );
}
