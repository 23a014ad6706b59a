import { updateMedia, type Media } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { useDebouncedCallback } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type PointerEvent, useState } from 'react';
import { call } from '../../shared/api.ts';
import { useNotify } from '../../shared/notify.tsx';
import { mediumQuery } from '../../shared/publishing/media.queries.ts';
import { mediaUrl } from '../../shared/publishing/preview/draft-preview.ts';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { boundFocus, cropPosition } from './media.rules.ts';
import classes from './media.module.css';

const ratios = [
  { name: '1:1', value: 1 },
  { name: '4:5', value: 4 / 5 },
  { name: '16:9', value: 16 / 9 },
];

/** The image, the point of it that must stay when a network crops it, and what each crop shows. */
export function FocusPanel({ medium }: { medium: Media }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const canManage = useCan('media.manage');
  const { id: territoryId } = useTerritory();
  const [focus, setFocus] = useState(medium.focus);
  const save = useMutation({
    mutationFn: (body: { focus: Media['focus'] }) =>
      call(updateMedia, { params: { territoryId, mediaId: medium.id }, body }),
    onSuccess: (saved) => client.setQueryData(mediumQuery(territoryId, medium.id).queryKey, saved),
    onError: notify.failed,
  });
  const saveSoon = useDebouncedCallback((next: Media['focus']) => save.mutate({ focus: next }), 500);
  const move = (next: Media['focus']) => {
    const bounded = boundFocus(next);
    setFocus(bounded);
    saveSoon(bounded);
  };
  const point = (event: PointerEvent<HTMLElement>) => {
    if (event.type === 'pointermove' && !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = event.currentTarget.getBoundingClientRect();
    move({
      x: ((event.clientX - box.left) / box.width) * 2 - 1,
      y: ((event.clientY - box.top) / box.height) * 2 - 1,
    });
  };
  const src = mediaUrl(territoryId, medium.id, { size: 'preview' });
  const image = <img src={src} alt={medium.alt} width={medium.width} height={medium.height} draggable={false} />;
  return (
    <Panel label={t('media.preview')}>
      {canManage ? (
        // The two rulers below do the same with the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
        <div
          className={classes.canvas}
          data-editable="true"
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            point(event);
          }}
          onPointerMove={point}
        >
          {image}
          <span
            className={classes.focus}
            style={{ left: `${((focus.x + 1) / 2) * 100}%`, top: `${((focus.y + 1) / 2) * 100}%` }}
          />
        </div>
      ) : (
        <div className={classes.canvas}>{image}</div>
      )}
      {canManage && (
        <>
          <p className={classes.hint}>{t('media.focus.hint')}</p>
          <div className={classes.rulers}>
            <Ruler label={t('media.focus.x')} value={focus.x} onChange={(x) => move({ ...focus, x })} />
            <Ruler label={t('media.focus.y')} value={focus.y} onChange={(y) => move({ ...focus, y })} />
          </div>
        </>
      )}
      <ul className={classes.crops} aria-label={t('media.crops')}>
        {ratios.map(({ name, value }) => {
          const { x, y } = cropPosition(medium, value, focus);
          return (
            <li key={name} style={{ flexGrow: value }}>
              <img
                src={src}
                alt={t('media.crop.alt', { ratio: name })}
                style={{ aspectRatio: String(value), objectPosition: `${x}% ${y}%` }}
              />
              <span>{name}</span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function Ruler({ label, value, onChange }: { label: string; value: number; onChange: (value: number) => void }) {
  const format = useFormat();
  const words = format.percent((value + 1) / 2);
  return (
    <label className={classes.ruler}>
      <span>{label}</span>
      <input
        type="range"
        min={-1}
        max={1}
        step={0.05}
        value={value}
        aria-valuetext={words}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
      <output>{words}</output>
    </label>
  );
}
