import type { Mention } from '@beffroi/contracts';
import { NetMark, Tag } from '@beffroi/ui';
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCheck, IconEye, IconEyeOff, IconRotate } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { authorName } from '../../shared/mentions/author-name.ts';
import { MentionBy } from '../../shared/mentions/mention-by.tsx';
import { MentionText } from '../../shared/mentions/mention-text.tsx';
import { ToneMenu } from '../../shared/mentions/tone-menu.tsx';
import type { Treatment } from '../../shared/mentions/treat-mention.ts';
import { networkName } from '../../shared/network-words.ts';
import { useCan, useTerritory } from '../../shared/session.ts';
import { watchesQuery } from '../../shared/watches.ts';
import { useWords } from '../../shared/words.ts';
import classes from './mention-list.module.css';

/** One mention of the stream. It takes the focus whole; its buttons follow in the order of tabs. */
export function MentionRow({
  mention,
  current,
  onFocus,
  treat,
}: {
  mention: Mention;
  current: boolean;
  onFocus: () => void;
  treat: (treatment: Treatment) => void;
}) {
  const t = useWords();
  const { id } = useTerritory();
  return (
    // Focus comes by J and K, and tells the list where one is.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <article
      data-mention={mention.id}
      // One row at a time is in the order of tabs; J and K go to the others.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={current ? 0 : -1}
      onFocus={onFocus}
      aria-label={t('stream.row', {
        network: networkName(t, mention.network),
        author: authorName(t, mention.author),
      })}
      className={`${classes.row} ${mention.state === 'new' ? '' : classes.done}`}
    >
      <NetMark network={mention.network} label={networkName(t, mention.network)} />
      <div className={classes.body}>
        <MentionText mention={mention} short />
        <p className={classes.meta}>
          <MentionBy mention={mention} />
          <Link to={`/t/${id}/mentions/${mention.id}` as string} className={classes.open}>
            {t('stream.open')}
          </Link>
          <Watches ids={mention.watchIds} />
        </p>
      </div>
      <div className={classes.end}>
        {mention.state !== 'new' && (
          <Tag
            kind={mention.state === 'treated' ? 'calm' : 'plain'}
            icon={mention.state === 'treated' ? <IconCheck aria-hidden="true" /> : <IconEyeOff aria-hidden="true" />}
          >
            {t(`stream.state.${mention.state}`)}
          </Tag>
        )}
        <ToneMenu mention={mention} onTone={(tone) => treat({ mention, tone })} />
        <Actions mention={mention} treat={treat} />
      </div>
    </article>
  );
}

function Watches({ ids }: { ids: readonly string[] }) {
  const territory = useTerritory();
  const watches = useQuery({ ...watchesQuery(territory.id), enabled: useCan('watches.read') }).data?.items ?? [];
  return ids.slice(0, 2).map((id) => {
    const watch = watches.find((each) => each.id === id);
    return (
      watch && (
        <Tag key={id} kind="line">
          {watch.name}
        </Tag>
      )
    );
  });
}

function Actions({ mention, treat }: { mention: Mention; treat: (treatment: Treatment) => void }) {
  const t = useWords();
  if (!useCan('mentions.treat')) return null;
  const treated = mention.state === 'treated';
  const hidden = mention.state === 'hidden';
  return (
    <span className={classes.actions}>
      <Tooltip label={t(treated ? 'stream.act.untreat' : 'stream.act.treat')}>
        <ActionIcon
          variant="default"
          aria-label={t(treated ? 'stream.act.untreat' : 'stream.act.treat')}
          onClick={() => treat({ mention, state: treated ? 'new' : 'treated' })}
        >
          {treated ? <IconRotate size={18} stroke={1.75} /> : <IconCheck size={18} stroke={1.75} />}
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t(hidden ? 'stream.act.unhide' : 'stream.act.hide')}>
        <ActionIcon
          aria-label={t(hidden ? 'stream.act.unhide' : 'stream.act.hide')}
          onClick={() => treat({ mention, state: hidden ? 'new' : 'hidden' })}
        >
          {hidden ? <IconEye size={18} stroke={1.75} /> : <IconEyeOff size={18} stroke={1.75} />}
        </ActionIcon>
      </Tooltip>
    </span>
  );
}
