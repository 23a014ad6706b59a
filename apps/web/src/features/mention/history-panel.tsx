import { Panel } from '@beffroi/ui';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { type MessageId, useWords } from '../../shared/words.ts';
import type { MentionPageData } from './mention.types.ts';
import classes from './mention.module.css';

const actions: Record<string, MessageId> = {
  heard: 'mention.action.heard',
  edited: 'mention.action.edited',
  state_treated: 'mention.action.treated',
  state_hidden: 'mention.action.hidden',
  state_new: 'mention.action.new',
  tone_negative: 'mention.action.tone.negative',
  tone_ironic: 'mention.action.tone.ironic',
  tone_neutral: 'mention.action.tone.neutral',
  tone_positive: 'mention.action.tone.positive',
};

/** What was done with it, and by whom. */
export function HistoryPanel({ data }: { data: MentionPageData }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  if (data.history.length === 0) return null;
  return (
    <Panel title={t('mention.history')}>
      <ol className={classes.history}>
        {data.history.map((entry) => {
          const words = actions[entry.action];
          return (
            <li key={`${entry.at}${entry.action}`}>
              <time dateTime={entry.at}>{format.moment(entry.at, now)}</time>
              <span>
                {words ? t(words) : entry.action}
                {entry.by && `, ${entry.by}`}
              </span>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

/** What the author wrote before, newest first. */
export function VersionsPanel({ versions }: { versions: MentionPageData['versions'] }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  return (
    <Panel title={t('mention.versions', { count: versions.length })}>
      <ol className={classes.versions}>
        {versions.map((version) => (
          <li key={version.replacedAt}>
            <p className={classes.small}>
              {t('mention.version.until', { at: format.moment(version.replacedAt, now) })}
            </p>
            {version.title && <p>{version.title}</p>}
            <p>{version.text}</p>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
