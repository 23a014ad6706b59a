import type { Output, getPlan } from '@beffroi/contracts';
import type { CrisisRow } from '../crisis.tables.ts';

export type Plan = Output<typeof getPlan>;
/** What became of a step; one that has no mark is open. */
export type Mark = { state: 'done' | 'skipped'; at: Date; by: string; note: string };

/**
 * The playbook as a room follows it. A step is due so long after the opening, and late once that is past and nobody did
 * it; nothing is late in a room that is closed.
 */
export function planOf(given: {
  crisis: Pick<CrisisRow, 'playbook' | 'opened_at' | 'state'>;
  marks: ReadonlyMap<string, Mark>;
  now: Date;
}): Plan {
  const { crisis, marks, now } = given;
  const { playbook } = crisis;
  const steps = playbook.steps.map((step): Plan['steps'][number] => {
    const mark = marks.get(step.key);
    const dueAt =
      step.withinMinutes === undefined
        ? undefined
        : new Date(crisis.opened_at.getTime() + step.withinMinutes * 60_000).toISOString();
    return {
      ...step,
      state: mark?.state ?? 'open',
      ...(dueAt === undefined ? {} : { dueAt }),
      late: mark === undefined && crisis.state === 'open' && dueAt !== undefined && Date.parse(dueAt) < now.getTime(),
      ...(mark === undefined
        ? {}
        : { by: mark.by, at: mark.at.toISOString(), ...(mark.note === '' ? {} : { note: mark.note }) }),
    };
  });
  // Instants in one form sort as text; what has no hour comes after what has one.
  const [next] = steps
    .filter(({ state }) => state === 'open')
    .toSorted((one, other) => (one.dueAt ?? '~').localeCompare(other.dueAt ?? '~'));
  const { principle, options, hashtags, videoBrief, speakers } = playbook;
  return {
    principle,
    steps,
    options,
    hashtags,
    videoBrief,
    speakers,
    ...(next === undefined || crisis.state === 'closed'
      ? {}
      : {
          next: { key: next.key, title: next.title, ...(next.dueAt === undefined ? {} : { dueAt: next.dueAt }) },
        }),
  };
}
