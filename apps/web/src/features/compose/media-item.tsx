import { updateMedia, type Attachment, type Channel, type Media } from '@beffroi/contracts';
import { Button, Checkbox, NativeSelect, Textarea } from '@mantine/core';
import { IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import type { MouseEvent } from 'react';
import { call } from '../../shared/api.ts';
import { useNotify } from '../../shared/notify.tsx';
import { mediumQuery } from '../../shared/publishing/media.queries.ts';
import { mediaUrl } from '../../shared/publishing/preview/draft-preview.ts';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { altOf, ratiosFor, rightsOf, shapeRefusedBy } from './media.rules.ts';
import classes from './media.module.css';

/** One image or video: its words for who does not see it, its shape, what must stay of it, its rights. */
export function MediaItem({
  attachment,
  medium,
  chosen,
  at,
  onChange,
  onRemove,
  onUp,
}: {
  attachment: Attachment;
  medium: Media | undefined;
  chosen: readonly Channel[];
  /** When it goes out, for the rights. */
  at: string | undefined;
  onChange: (change: Partial<Attachment>) => void;
  onRemove: () => void;
  onUp: (() => void) | undefined;
}) {
  const t = useWords();
  const format = useFormat();
  const { alt, decorative } = altOf(attachment, medium);
  const maxAlt = Math.min(2000, ...chosen.map(({ facts }) => facts.media.maxAlt).filter((max) => max > 0));
  const refused = medium ? shapeRefusedBy(medium, attachment.ratio, chosen) : [];
  const ratios = ratiosFor(chosen);
  return (
    <div className={classes.item}>
      <Thumb attachment={attachment} medium={medium} />
      <div className={classes.fields}>
        <Textarea
          label={
            <>
              {t('compose.alt')}{' '}
              <span className={classes.muted}>{t(decorative ? 'compose.alt.not_due' : 'compose.alt.due')}</span>
            </>
          }
          autosize
          minRows={2}
          maxLength={2000}
          disabled={decorative}
          value={decorative ? '' : alt}
          error={
            !decorative && alt.length > maxAlt ? t('compose.alt.long', { number: format.number(maxAlt) }) : undefined
          }
          onChange={(event) => onChange({ alt: event.currentTarget.value })}
        />
        <Checkbox
          size="sm"
          label={t('compose.alt.decorative')}
          checked={decorative}
          onChange={(event) => onChange({ decorative: event.currentTarget.checked })}
        />
        <Rights medium={medium} at={at} length={decorative ? undefined : alt.length} />
        <div className={classes.row}>
          {medium?.kind !== 'video' && (
            <NativeSelect
              size="xs"
              aria-label={t('compose.ratio')}
              value={attachment.ratio ?? ''}
              onChange={(event) => onChange({ ratio: event.currentTarget.value || undefined })}
              data={[
                { value: '', label: t('compose.ratio.whole') },
                ...[...new Set([...ratios, ...(attachment.ratio ? [attachment.ratio] : [])])].map((ratio) => ({
                  value: ratio,
                  label: t('compose.ratio.crop', { ratio }),
                })),
              ]}
            />
          )}
          {onUp && (
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconArrowUp size={16} stroke={1.75} aria-hidden="true" />}
              onClick={onUp}
            >
              {t('compose.media.up')}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconTrash size={16} stroke={1.75} aria-hidden="true" />}
            onClick={onRemove}
          >
            {t('compose.media.remove')}
          </Button>
        </div>
        {refused.length > 0 && (
          <p className={classes.warn}>
            {t('compose.ratio.refused', { names: refused.map(({ name }) => name).join(', '), count: refused.length })}
          </p>
        )}
      </div>
    </div>
  );
}

function Rights({
  medium,
  at,
  length,
}: {
  medium: Media | undefined;
  at: string | undefined;
  length: number | undefined;
}) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  if (!medium) return null;
  const rights = rightsOf(medium, at ? Date.parse(`${at}:00Z`) : now);
  const until = medium.rightsUntil && format.date(`${medium.rightsUntil}T12:00:00Z`, now);
  return (
    <p className={rights === 'held' ? classes.note : classes.warn}>
      {[
        length !== undefined && length > 0
          ? t('compose.alt.length', { count: length, number: format.number(length) })
          : '',
        medium.credit && t('compose.media.credit', { credit: medium.credit }),
        until && t(rights === 'ended' ? 'compose.media.rights.over' : 'compose.media.rights.until', { date: until }),
      ]
        .filter(Boolean)
        .join(' ')}
    </p>
  );
}

/** The image, and the point of it that stays when it is cropped: a click or the arrows move it. */
function Thumb({ attachment, medium }: { attachment: Attachment; medium: Media | undefined }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const can = useCan('media.manage');
  const { mediaId } = attachment;
  const image = <img src={mediaUrl(territoryId, mediaId, { size: 'thumb' })} alt="" />;
  if (!can || !medium || medium.kind === 'video') return <div className={classes.thumb}>{image}</div>;
  const move = (focus: Media['focus']) => {
    const bounded = { x: bound(focus.x), y: bound(focus.y) };
    const { queryKey } = mediumQuery(territoryId, mediaId);
    client.setQueryData(queryKey, { ...medium, focus: bounded });
    call(updateMedia, { params: { territoryId, mediaId }, body: { focus: bounded } })
      .then((saved) => client.setQueryData(queryKey, saved))
      .catch(notify.failed);
  };
  const point = (event: MouseEvent<HTMLButtonElement>) => {
    // Enter on a button is a click without a place.
    if (event.detail === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    move({
      x: ((event.clientX - box.left) / box.width) * 2 - 1,
      y: ((event.clientY - box.top) / box.height) * 2 - 1,
    });
  };
  return (
    <button
      type="button"
      className={classes.thumb}
      aria-label={t('compose.focus')}
      title={t('compose.focus')}
      onClick={point}
      onKeyDown={(event) => {
        const step = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, -0.1], ArrowDown: [0, 0.1] }[event.key];
        if (!step) return;
        event.preventDefault();
        move({ x: medium.focus.x + (step[0] ?? 0), y: medium.focus.y + (step[1] ?? 0) });
      }}
    >
      {image}
      <i
        className={classes.focus}
        style={{ left: `${(medium.focus.x + 1) * 50}%`, top: `${(medium.focus.y + 1) * 50}%` }}
        aria-hidden="true"
      />
    </button>
  );
}

const bound = (value: number) => Math.round(Math.max(-1, Math.min(1, value)) * 100) / 100;
