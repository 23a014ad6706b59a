import type { getBackToWork, Output } from '@beffroi/contracts';
import { Section } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { LateWords } from '../../shared/late-words.tsx';
import rows from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { BackToWorkList } from './back-to-work-list.tsx';
import { backToWorkQuery } from './back-to-work.queries.ts';
import { useDismissBackToWork } from './use-dismiss.ts';

/** Things that the first page shows; the rest is on a page of its own. */
const SHOWN = 5;

/** « Since you left »: there only when something matters, gone when it was read. */
export function BackToWorkPanel() {
  const { id } = useTerritory();
  const since = useQuery(backToWorkQuery(id));
  if (!since.data || since.data.items.length === 0) return null;
  return (
    <LateWords of={['backToWork']}>
      <Content data={since.data} />
    </LateWords>
  );
}

function Content({ data }: { data: Output<typeof getBackToWork> }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const { id } = useTerritory();
  const dismiss = useDismissBackToWork();
  const { items, more, since } = data;
  // What still asks something is what one must see.
  const first = items.toSorted((a, b) => Number(b.open) - Number(a.open) || Date.parse(b.at) - Date.parse(a.at));
  const hidden = Math.max(0, items.length - SHOWN) + more;
  return (
    <div style={{ marginBottom: '1.75rem' }}>
      <Section
        title={t('back.title')}
        end={
          <>
            <span className={rows.small}>{t('back.since', { at: format.moment(since, now) })}</span>
            <Button size="xs" variant="subtle" loading={dismiss.isPending} onClick={() => dismiss.mutate()}>
              {t('back.dismiss')}
            </Button>
          </>
        }
      >
        <BackToWorkList items={first.slice(0, SHOWN)} />
        {hidden > 0 && (
          <p className={rows.more}>
            <Link to={`/t/${id}/depuis-mon-depart` as string}>{t('back.more', { count: hidden })}</Link>
          </p>
        )}
      </Section>
    </div>
  );
}
