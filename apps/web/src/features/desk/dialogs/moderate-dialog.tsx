import { type Charter, type Conversation, type Measure, takeMeasure } from '@beffroi/contracts';
import { Button, NativeSelect, NumberInput, Radio, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../shared/api.ts';
import { Dialog } from '../../../shared/dialog.tsx';
import { FieldRow, FieldSet, Form } from '../../../shared/form/form.tsx';
import { useApiForm } from '../../../shared/form/use-api-form.ts';
import { charterQuery } from '../../../shared/moderation-charter.ts';
import { QueryPanel } from '../../../shared/query-panel.tsx';
import { useTerritory } from '../../../shared/session.ts';
import { useFormat } from '../../../shared/use-format.ts';
import { useWords } from '../../../shared/words.ts';
import { useColleagues } from '../colleagues.ts';
import { conversationKey } from '../desk.queries.ts';
import classes from './dialogs.module.css';

type Kind = 'hide' | 'delete' | 'block';

/** Hide, delete or block: never without an article of the charter and the facts; a block asks for more, and ends. */
export function ModerateDialog({
  conversation,
  messageId,
  onClose,
}: {
  conversation: Conversation;
  messageId: string | undefined;
  onClose: () => void;
}) {
  const t = useWords();
  const { id } = useTerritory();
  const charter = useQuery(charterQuery(id));
  return (
    <Dialog title={t('desk.moderate.title')} size="lg" onClose={onClose}>
      <QueryPanel query={charter}>
        {({ articles }) =>
          articles.length === 0 ? (
            <p>{t('desk.moderate.no_charter')}</p>
          ) : (
            <MeasureForm conversation={conversation} messageId={messageId} articles={articles} onClose={onClose} />
          )
        }
      </QueryPanel>
    </Dialog>
  );
}

function MeasureForm({
  conversation,
  messageId,
  articles,
  onClose,
}: {
  conversation: Conversation;
  messageId: string | undefined;
  articles: Charter['articles'];
  onClose: () => void;
}) {
  const t = useWords();
  const { locale } = useFormat();
  const client = useQueryClient();
  const [taken, setTaken] = useState<Measure>();
  const { id: territoryId } = useTerritory();
  const reviewers = useColleagues('desk.moderate');
  const kinds = (['hide', 'delete', 'block'] as const).filter(
    (kind) => ({ hide: conversation.canHide, delete: conversation.canDelete, block: conversation.canBlock })[kind],
  );
  const target =
    messageId ?? conversation.messagesOf.findLast(({ direction, deleted }) => direction === 'in' && !deleted)?.id ?? '';
  const { form, submit, pending, rest } = useApiForm({
    initial: {
      kind: (kinds[0] ?? 'hide') as Kind,
      articleId: articles[0]?.id ?? '',
      facts: '',
      lighterSteps: '',
      days: 30 as number | string,
      reviewerId: '',
    },
    send: ({ kind, articleId, facts, lighterSteps, days, reviewerId }) =>
      call(takeMeasure, {
        params: { territoryId, conversationId: conversation.id },
        body:
          kind === 'block'
            ? { kind, articleId, facts, lighterSteps, days: Number(days), reviewerId }
            : { kind, messageId: target, articleId, facts },
      }),
    onDone(measure) {
      void client.invalidateQueries({ queryKey: conversationKey(territoryId, conversation.id) });
      setTaken(measure);
    },
  });
  const { kind, articleId } = form.values;
  if (taken) return <Taken measure={taken} onClose={onClose} />;
  const article = articles.find((each) => each.id === articleId);
  return (
    <Form
      onSubmit={submit}
      pending={pending}
      rest={rest}
      submit={t(`desk.moderate.do.${kind}`)}
      others={
        <Button variant="subtle" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      }
    >
      <p className={classes.calm}>{t('desk.moderate.words')}</p>
      <FieldSet legend={t('desk.moderate.what')}>
        {kinds.map((each) => (
          <Radio
            key={each}
            name="kind"
            value={each}
            checked={kind === each}
            onChange={() => form.setFieldValue('kind', each)}
            label={t(`desk.moderate.${each}`)}
            description={t(`desk.moderate.${each}.hint`)}
          />
        ))}
      </FieldSet>
      <NativeSelect
        label={t('desk.moderate.article')}
        description={(locale === 'en' && article?.en?.text) || article?.text}
        data={articles.map((each) => ({ value: each.id, label: (locale === 'en' && each.en?.title) || each.title }))}
        {...form.getInputProps('articleId')}
      />
      <Textarea
        required
        autosize
        minRows={2}
        maxLength={2000}
        minLength={kind === 'block' ? 20 : 1}
        label={t('desk.moderate.facts')}
        description={t('desk.moderate.facts.hint')}
        {...form.getInputProps('facts')}
      />
      {kind === 'block' && (
        <>
          <Textarea
            required
            autosize
            minRows={2}
            minLength={10}
            maxLength={2000}
            label={t('desk.moderate.lighter')}
            description={t('desk.moderate.lighter.hint')}
            {...form.getInputProps('lighterSteps')}
          />
          <FieldRow>
            <NumberInput
              required
              min={1}
              max={365}
              label={t('desk.moderate.days')}
              description={t('desk.moderate.days.hint')}
              {...form.getInputProps('days')}
            />
            <NativeSelect
              required
              label={t('desk.moderate.reviewer')}
              description={t('desk.moderate.reviewer.hint')}
              data={[
                { value: '', label: t('desk.assign.choose') },
                ...reviewers.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              {...form.getInputProps('reviewerId')}
            />
          </FieldRow>
        </>
      )}
    </Form>
  );
}

/** What became of it, what the network said, and what to think of before it is too late. */
function Taken({ measure, onClose }: { measure: Measure; onClose: () => void }) {
  const t = useWords();
  const { locale } = useFormat();
  return (
    <div className={classes.stack} role="status">
      <p>
        {measure.state === 'in_review'
          ? t('desk.moderate.in_review', { name: measure.reviewer ?? '' })
          : t(measure.state === 'in_force' ? `desk.moderate.done.${measure.kind}` : 'desk.moderate.applying')}
      </p>
      {measure.trouble && <p>{measure.trouble[locale]}</p>}
      {measure.hint && <p className={classes.hint}>{measure.hint[locale]}</p>}
      <div>
        <Button data-autofocus onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
    </div>
  );
}
