import type { RequestCard, RequestState } from '@beffroi/contracts';
import { Tag } from '@beffroi/ui';
import { IconAlarm, IconAlertTriangle, IconScale } from '@tabler/icons-react';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { noonOf, stateKinds } from './requests.rules.ts';

export function RequestStateTag({ state }: { state: RequestState }) {
  const t = useWords();
  return <Tag kind={stateKinds[state]}>{t(`requests.state.${state}`)}</Tag>;
}

/** Urgent and high are said; the rest goes without. */
export function PriorityTag({ priority }: Pick<RequestCard, 'priority'>) {
  const t = useWords();
  if (priority === 'normal' || priority === 'low') return null;
  return (
    <Tag
      kind={priority === 'urgent' ? 'alarm' : 'watch'}
      icon={<IconAlertTriangle size={14} stroke={1.75} aria-hidden="true" />}
    >
      {t(`requests.priority.${priority}`)}
    </Tag>
  );
}

/** Until when we said we would answer. */
export function DueTag({ dueAt, overdue }: Pick<RequestCard, 'dueAt' | 'overdue'>) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  if (!dueAt) return null;
  return (
    <Tag kind={overdue ? 'alarm' : 'line'} icon={<IconAlarm size={14} stroke={1.75} aria-hidden="true" />}>
      {t(overdue ? 'requests.overdue_since' : 'requests.due', { date: format.date(dueAt, now) })}
    </Tag>
  );
}

/** The next date that the law sets, with what it is. */
export function NextClock({ clock }: { clock: RequestCard['nextClock'] }) {
  const format = useFormat();
  const now = useNow();
  if (!clock?.due) return null;
  return (
    <Tag kind={clock.overdue ? 'alarm' : 'plain'} icon={<IconScale size={14} stroke={1.75} aria-hidden="true" />}>
      {clock.label[format.locale]}, {format.date(noonOf(clock.due), now)}
    </Tag>
  );
}
