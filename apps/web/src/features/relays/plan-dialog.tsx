import { acceptRelay, type Article } from '@beffroi/contracts';
import { EmptyState } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { useNotify } from '../../shared/notify.tsx';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { PlanLineField } from './plan-line.tsx';
import { draftsOf, isMade, linesOf, type PlanLine, type Proposed, weekOfPlan } from './plan.rules.ts';
import { proposalQuery } from './relays.queries.ts';
import classes from './relays.module.css';

/** The plan proposed for an article: every line can be left out, dated otherwise, or said on fewer accounts. */
export function PlanDialog({ article, onClose }: { article: Article; onClose: () => void }) {
  const t = useWords();
  const { id } = useTerritory();
  const proposal = useQuery(proposalQuery(id, article.id));
  return (
    <Dialog title={t('relays.plan.title')} onClose={onClose} size="xl">
      <p className={classes.small}>{article.title}</p>
      <QueryPanel query={proposal} rows={5}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState>{t('relays.plan.none')}</EmptyState>
          ) : (
            <PlanForm article={article} items={items} onClose={onClose} />
          )
        }
      </QueryPanel>
    </Dialog>
  );
}

function PlanForm({ article, items, onClose }: { article: Article; items: readonly Proposed[]; onClose: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const [lines, setLines] = useState(() => linesOf(items));
  const made = lines.filter(isMade).length;
  const accept = useMutation({
    mutationFn: () =>
      call(acceptRelay, { params: { territoryId, articleId: article.id }, body: { drafts: draftsOf(lines) } }),
    async onSuccess({ items: drafts }) {
      await Promise.all(
        ['articles', 'publications'].map((key) => client.invalidateQueries({ queryKey: [key, territoryId] })),
      );
      notify.done(t('relays.accepted', { count: drafts.length }));
      onClose();
    },
  });
  const change = (index: number, part: Partial<PlanLine>) =>
    setLines((all) => all.map((line, at) => (at === index ? { ...line, ...part } : line)));
  const first = lines[0]?.localTime ?? '';
  const weekOf = (line: PlanLine | undefined) => (line ? weekOfPlan(line.localTime, first) : 0);
  return (
    <form
      className={classes.plan}
      onSubmit={(event) => {
        event.preventDefault();
        if (made > 0) accept.mutate();
      }}
    >
      <ol>
        {lines.map((line, index) => (
          <PlanLineField
            key={`${line.angle} ${line.draft.localTime} ${line.draft.channelIds.join()}`}
            line={line}
            week={weekOf(line) === weekOf(lines[index - 1]) ? undefined : weekOf(line)}
            change={(part) => change(index, part)}
          />
        ))}
      </ol>
      {accept.error && <FormProblem error={accept.error} />}
      <div className={classes.foot}>
        <Button type="submit" variant="filled" loading={accept.isPending} disabled={made === 0}>
          {t('relays.accept', { count: made })}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <span className={classes.small}>{t('relays.accept.hint')}</span>
      </div>
    </form>
  );
}
