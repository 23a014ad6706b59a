import { Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useWords } from '../../shared/words.ts';
import classes from './plan.module.css';
import type { Plan } from './plan.rules.ts';

/** Who says what: voice by voice. */
export function SpeakersPanel({ speakers }: { speakers: Plan['speakers'] }) {
  const t = useWords();
  return (
    <Panel title={t('plan.speakers')}>
      <dl className={classes.speakers}>
        {speakers.map((speaker) => (
          <div key={speaker.who}>
            <dt>{speaker.who}</dt>
            <dd>{speaker.says}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

/** What a short film should show and say, to be sent to whoever films. */
export function VideoPanel({ brief }: { brief: string }) {
  const t = useWords();
  const clipboard = useClipboard({ timeout: 3000 });
  return (
    <div id="video">
      <Panel
        title={t('plan.video')}
        end={
          <Button
            size="xs"
            variant="subtle"
            onClick={() => clipboard.copy(brief)}
            leftSection={
              clipboard.copied ? (
                <IconCheck size={16} stroke={1.75} aria-hidden="true" />
              ) : (
                <IconCopy size={16} stroke={1.75} aria-hidden="true" />
              )
            }
          >
            {t(clipboard.copied ? 'admin.copied' : 'plan.video.copy')}
          </Button>
        }
      >
        <p className={classes.brief}>{brief}</p>
      </Panel>
    </div>
  );
}
