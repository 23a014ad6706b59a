import { setDetector } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button, NumberInput, Slider } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { call } from '../../shared/api.ts';
import { useNotify } from '../../shared/notify.tsx';
import { ProblemState, QueryPanel } from '../../shared/query-panel.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { detectorsQuery, replayQuery, type Detector } from './detector.queries.ts';
import { sensitivityWord } from './detector.rules.ts';
import classes from './detector.module.css';
import { Replay } from './replay.tsx';

/** The setting of one watch, and the past replayed with it while it is moved. */
export function DetectorSetting({ detector }: { detector: Detector }) {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const can = useCan('alerts.configure');
  const [sensitivity, setSensitivity] = useState(detector.sensitivity);
  const [minVoices, setMinVoices] = useState(detector.minVoices);
  const [asked] = useDebouncedValue(sensitivity, 250);
  const replay = useQuery(replayQuery(territoryId, detector.watchId, asked));
  const changed = sensitivity !== detector.sensitivity || minVoices !== detector.minVoices;
  const save = useSave(detector, { sensitivity, minVoices });
  return (
    <div className={classes.main}>
      <Panel title={detector.watchName}>
        <Feedback detector={detector} onTake={can ? setSensitivity : undefined} />
        <div className={classes.slider}>
          <p id="sensitivity" className={classes.label}>
            {t('detector.sensitivity')}, <b>{t(`detector.sensitivity.${sensitivityWord(sensitivity)}`)}</b>
          </p>
          <Slider
            disabled={!can}
            min={0}
            max={1}
            step={0.05}
            value={sensitivity}
            onChange={setSensitivity}
            label={null}
            color="brick"
            thumbProps={{ 'aria-labelledby': 'sensitivity' }}
            marks={[{ value: 0.5 }]}
          />
          <p className={classes.ends} aria-hidden="true">
            <span>{t('detector.less')}</span>
            <span>{t('detector.more')}</span>
          </p>
        </div>
        <NumberInput
          disabled={!can}
          className={classes.voices}
          label={t('detector.voices')}
          description={t('detector.voices.hint')}
          min={1}
          max={50}
          value={minVoices}
          onChange={(value) => setMinVoices(Math.min(50, Math.max(1, Number(value) || 1)))}
        />
        {save.error && <ProblemState error={save.error} />}
        {can && (
          <div className={classes.save}>
            <Button variant="filled" disabled={!changed} loading={save.isPending} onClick={() => save.mutate()}>
              {t('detector.save')}
            </Button>
            {changed && (
              <Button
                variant="subtle"
                onClick={() => {
                  setSensitivity(detector.sensitivity);
                  setMinVoices(detector.minVoices);
                }}
              >
                {t('common.cancel')}
              </Button>
            )}
          </div>
        )}
      </Panel>
      <Panel title={t('detector.replay')}>
        <QueryPanel query={replay} rows={4}>
          {(data) => <Replay replay={data} watchId={detector.watchId} pending={replay.isPlaceholderData} />}
        </QueryPanel>
      </Panel>
    </div>
  );
}

function useSave(detector: Detector, setting: { sensitivity: number; minVoices: number }) {
  const t = useWords();
  const notify = useNotify();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  return useMutation({
    mutationFn: () => call(setDetector, { params: { territoryId, watchId: detector.watchId }, body: setting }),
    async onSuccess() {
      notify.done(t('detector.saved'));
      await client.invalidateQueries(detectorsQuery(territoryId));
    },
  });
}

/** What the last month says of it: how often it rang, how often for nothing, and what that suggests. */
function Feedback({ detector, onTake }: { detector: Detector; onTake: ((value: number) => void) | undefined }) {
  const t = useWords();
  const format = useFormat();
  const { id } = useTerritory();
  const suggested = detector.suggestedSensitivity;
  return (
    <div className={classes.feedback}>
      <p>
        {t.rich('detector.feedback', {
          count: detector.alarms30d,
          wrong: detector.falseAlarms30d,
          link: alertsTag(id),
        })}
      </p>
      {suggested !== undefined && suggested !== detector.sensitivity && (
        <p className={classes.suggestion}>
          {t('detector.suggestion', { value: format.percent(suggested) })}
          {onTake && (
            <Button size="xs" onClick={() => onTake(suggested)}>
              {t('detector.suggestion.take')}
            </Button>
          )}
        </p>
      )}
    </div>
  );
}

function alertsTag(territoryId: string) {
  return (chunks: ReactNode[]) => (
    <Link key="alarms" to={`/t/${territoryId}/alertes` as string} className="num">
      {chunks}
    </Link>
  );
}
