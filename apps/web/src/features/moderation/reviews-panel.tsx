import { type Measure, reviewMeasure } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useNotify } from '../../shared/notify.tsx';
import { QueryPanel } from '../../shared/query-panel.tsx';
import classes from '../../shared/rows.module.css';
import { useSession, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { MeasureRow } from './measure-row.tsx';
import { myReviewsQuery } from './moderation.queries.ts';

type Decision = { measure: Measure; accept: boolean };

/** Blocks that take effect only once I say so. */
export function ReviewsPanel() {
  const t = useWords();
  const { id } = useTerritory();
  const me = useSession().person?.name;
  const reviews = useQuery(myReviewsQuery(id));
  const [decision, setDecision] = useState<Decision>();
  // Mine are those that I took too: only what I have to review is asked here.
  const isMine = ({ reviewer }: Measure) => reviewer === me;
  // Nothing to say is not worth a panel.
  if (reviews.data && !reviews.data.items.some(isMine)) return null;
  return (
    <Panel title={t('moderation.reviews')} flush>
      <p className={classes.flushLead}>{t('moderation.reviews.lead')}</p>
      <QueryPanel query={reviews}>
        {({ items }) => (
          <ul>
            {items.filter(isMine).map((measure) => (
              <MeasureRow
                key={measure.id}
                measure={measure}
                actions={
                  <div className={classes.acts}>
                    <Button size="xs" onClick={() => setDecision({ measure, accept: true })}>
                      {t('moderation.review.yes')}
                    </Button>
                    <Button size="xs" variant="subtle" onClick={() => setDecision({ measure, accept: false })}>
                      {t('moderation.review.no')}
                    </Button>
                  </div>
                }
              />
            ))}
          </ul>
        )}
      </QueryPanel>
      {decision && <ReviewDialog {...decision} onClose={() => setDecision(undefined)} />}
    </Panel>
  );
}

function ReviewDialog({ measure, accept, onClose }: Decision & { onClose: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const verb = t(accept ? 'moderation.review.yes' : 'moderation.review.no');
  const { form, submit, pending, rest } = useApiForm({
    initial: { because: '' },
    send: ({ because }) =>
      call(reviewMeasure, { params: { territoryId, measureId: measure.id }, body: { accept, because } }),
    async onDone() {
      await client.invalidateQueries({ queryKey: ['measures', territoryId] });
      notify.done(t(accept ? 'moderation.review.yes.done' : 'moderation.review.no.done'));
      onClose();
    },
  });
  return (
    <Dialog title={verb} onClose={onClose}>
      <Form onSubmit={submit} rest={rest} pending={pending} submit={verb}>
        <p className={classes.small}>
          {t(accept ? 'moderation.review.yes.words' : 'moderation.review.no.words', { author: measure.author })}
        </p>
        <Textarea
          data-autofocus
          required={!accept}
          withAsterisk={false}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={1000}
          label={t('moderation.because')}
          {...form.getInputProps('because')}
        />
      </Form>
    </Dialog>
  );
}
