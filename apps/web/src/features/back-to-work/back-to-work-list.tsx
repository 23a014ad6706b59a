import type { DigestItem } from '@beffroi/contracts';
import { Tag } from '@beffroi/ui';
import {
  IconBell,
  IconChecklist,
  IconClipboardList,
  IconFlag3,
  IconId,
  IconInbox,
  IconNotes,
  IconSend,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import rows from '../../shared/rows.module.css';
import { useWords } from '../../shared/words.ts';

const icons = {
  alarm: IconBell,
  crisis: IconFlag3,
  hand_over: IconNotes,
  request: IconClipboardList,
  message: IconInbox,
  approval: IconChecklist,
  delivery: IconSend,
  mandate: IconId,
} as const satisfies Record<DigestItem['kind'], unknown>;

/** What happened since one left, each leading to it; what still asks something first. */
export function BackToWorkList({ items }: { items: readonly DigestItem[] }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const { id } = useTerritory();
  const sorted = items.toSorted((a, b) => Number(b.open) - Number(a.open) || Date.parse(b.at) - Date.parse(a.at));
  return (
    <ul>
      {sorted.map((item) => {
        const Icon = icons[item.kind];
        return (
          <li key={`${item.kind}${item.at}${item.path}`} className={`${rows.row} ${rows.opens}`}>
            <Icon size={18} stroke={1.75} aria-hidden="true" style={{ marginTop: '0.15em' }} />
            <div className={rows.words}>
              <p className={rows.title}>
                <Link to={pathWithin(item.path, id) as string}>{item.text[format.locale]}</Link>
              </p>
              <p className={rows.small}>
                {t(`back.kind.${item.kind}`)}, {format.moment(item.at, now)}
              </p>
            </div>
            {item.open && <Tag kind="watch">{t('back.open')}</Tag>}
          </li>
        );
      })}
    </ul>
  );
}

/** An address of the whole site, or one under the territory. */
function pathWithin(path: string, territoryId: string): string {
  return path.startsWith('/') ? path : `/t/${territoryId}/${path}`;
}
