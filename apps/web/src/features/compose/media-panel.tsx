import type { Attachment, Channel, Draft, Media } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type DragEvent, useId, useRef, useState } from 'react';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { mediumQuery } from '../../shared/publishing/media.queries.ts';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import type { Change } from './compose.types.ts';
import { changeMedia, changePart, contentIn, type Tab } from './draft.rules.ts';
import { MediaItem } from './media-item.tsx';
import { MediaPicker } from './media-picker.tsx';
import { upload } from './upload.ts';
import classes from './media.module.css';

/** The images and videos of a part: from the library, from this device, or dropped here. */
export function MediaPanel({
  draft,
  change,
  tab,
  part,
  chosen,
  media,
  picking,
  onPicking,
}: {
  draft: Draft;
  change: Change;
  tab: Tab;
  part: number;
  chosen: readonly Channel[];
  media: ReadonlyMap<string, Media>;
  picking: boolean;
  onPicking: (open: boolean) => void;
}) {
  const t = useWords();
  const format = useFormat();
  const id = useId();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const canAdd = useCan('media.manage');
  const canRead = useCan('media.read');
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [share, setShare] = useState(0);
  const content = contentIn(draft, tab);
  const at = Math.min(part, content.parts.length - 1);
  const attached = content.parts[at]?.media ?? [];
  const set = (next: (media: readonly Attachment[]) => Attachment[]) =>
    change((draft) => changePart(draft, tab, at, { media: next(contentIn(draft, tab).parts[at]?.media ?? []) }));
  const add = (medium: Media) => {
    client.setQueryData(mediumQuery(territoryId, medium.id).queryKey, medium);
    set((media) =>
      media.length >= 20 || media.some(({ mediaId }) => mediaId === medium.id)
        ? [...media]
        : [...media, { mediaId: medium.id }],
    );
  };
  const sending = useMutation({
    async mutationFn(files: readonly File[]) {
      for (const file of files) {
        setShare(0);
        add(await upload(territoryId, file, setShare));
      }
      void client.invalidateQueries({ queryKey: ['media', territoryId] });
    },
  });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0 && canAdd) sending.mutate(files);
  };
  return (
    <Panel
      title={content.parts.length > 1 ? t('compose.media.part', { number: at + 1 }) : t('compose.media')}
      end={
        canRead && (
          <Button size="compact-sm" variant="subtle" onClick={() => onPicking(true)}>
            {t('compose.media.pick')}
          </Button>
        )
      }
    >
      {/* Dropping is a help on top of the button. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        className={classes.drop}
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(canAdd);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {attached.map((attachment, index) => (
          <MediaItem
            key={attachment.mediaId}
            attachment={attachment}
            medium={media.get(attachment.mediaId)}
            chosen={tab === 'common' ? chosen : chosen.filter((channel) => channel.id === tab)}
            at={draft.localTime}
            onChange={(next) => set((media) => changeMedia(media, attachment.mediaId, next))}
            onRemove={() => set((media) => media.filter(({ mediaId }) => mediaId !== attachment.mediaId))}
            onUp={
              index > 0
                ? () =>
                    set((media) => {
                      const order = media.filter(({ mediaId }) => mediaId !== attachment.mediaId);
                      return [...order.slice(0, index - 1), attachment, ...order.slice(index - 1)];
                    })
                : undefined
            }
          />
        ))}
        {canAdd && (
          <p className={classes.hint}>
            <Button size="compact-sm" onClick={() => input.current?.click()} loading={sending.isPending}>
              {t('compose.media.upload')}
            </Button>
            <label className="vh" htmlFor={id}>
              {t('compose.media.upload')}
            </label>
            <input
              ref={input}
              id={id}
              type="file"
              multiple
              hidden
              accept="image/*,video/mp4,video/quicktime,video/webm"
              onChange={(event) => {
                sending.mutate([...(event.currentTarget.files ?? [])]);
                event.currentTarget.value = '';
              }}
            />
            <span role="status">
              {sending.isPending
                ? t('compose.media.sending', { share: format.percent(share) })
                : t('compose.media.drop')}
            </span>
          </p>
        )}
        {sending.error && <FormProblem error={sending.error} />}
      </div>
      {picking && (
        <MediaPicker
          onClose={() => onPicking(false)}
          onPick={(medium) => {
            add(medium);
            onPicking(false);
          }}
        />
      )}
    </Panel>
  );
}
