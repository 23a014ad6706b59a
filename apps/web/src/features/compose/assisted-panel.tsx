import type { Channel, Draft } from '@beffroi/contracts';
import { Panel, Tag } from '@beffroi/ui';
import { IconHandClick } from '@tabler/icons-react';
import { contentOf } from '../../shared/publishing/content.rules.ts';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { HandTools } from '../publication/hand-tools.tsx';
import classes from './compose.module.css';

/** An account on which somebody publishes by hand: what will happen at the hour, and what is ready for it. */
export function AssistedPanel({ channel, draft, when }: { channel: Channel; draft: Draft; when: string | undefined }) {
  const t = useWords();
  const { id } = useTerritory();
  const content = contentOf(draft, channel.id);
  return (
    <Panel
      title={channel.name}
      end={
        <Tag kind="watch" icon={<IconHandClick aria-hidden="true" />}>
          {t('compose.assisted')}
        </Tag>
      }
    >
      <p className={classes.assisted}>{when ? t('compose.assisted.at', { when }) : t('compose.assisted.words')}</p>
      <HandTools
        territoryId={id}
        text={content.parts.map(({ text }) => text).join('\n\n')}
        media={content.parts.flatMap(({ media }) => media)}
        openUrl={channel.url}
        name={channel.name}
      />
    </Panel>
  );
}
