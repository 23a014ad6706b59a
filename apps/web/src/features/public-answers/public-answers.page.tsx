import { deletePublicAnswer, listPublicAnswers } from '@beffroi/contracts';
import { EmptyState, PageHead, Panel, Tag } from '@beffroi/ui';
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { ConfirmDialog } from '../../shared/confirm.tsx';
import { LateWords } from '../../shared/late-words.tsx';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import classes from '../../shared/rows.module.css';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { AnswerDialog } from './answer-dialog.tsx';
import { type PublicAnswer, Warnings } from './answer-warnings.tsx';

/** Questions and answers for all: read before one asks, and proposed to who answers. */
export function PublicAnswersPage() {
  return (
    <LateWords of={['publicAnswers']}>
      <Register />
    </LateWords>
  );
}

function Register() {
  const t = useWords();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const canTreat = useCan('requests.treat');
  const [words, setWords] = useState('');
  const [asked] = useDebouncedValue(words.trim(), 300);
  const [edited, setEdited] = useState<PublicAnswer | 'new'>();
  const [deleted, setDeleted] = useState<PublicAnswer>();
  const answers = useInfiniteQuery({
    queryKey: ['public-answers', territoryId, asked],
    queryFn: ({ pageParam, signal }) =>
      call(
        listPublicAnswers,
        {
          params: { territoryId },
          query: { limit: 50, ...(asked ? { text: asked } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
        },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (previous) => previous,
  });
  usePage(t('app.nav.publicAnswers'));
  return (
    <>
      <PageHead
        over={t('answers.over')}
        title={t('app.nav.publicAnswers')}
        actions={
          canTreat && (
            <Button
              variant="filled"
              leftSection={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
              onClick={() => setEdited('new')}
            >
              {t('answers.add')}
            </Button>
          )
        }
      />
      <div className={classes.stack}>
        <TextInput
          type="search"
          label={t('answers.search')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <QueryPanel query={answers} rows={6}>
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items);
            return (
              <Panel label={t('app.nav.publicAnswers')} flush>
                {items.length === 0 ? (
                  <EmptyState>{t(asked ? 'answers.none.found' : 'answers.none')}</EmptyState>
                ) : (
                  <ul>
                    {items.map((answer) => (
                      <Row
                        key={answer.id}
                        answer={answer}
                        onEdit={canTreat ? () => setEdited(answer) : undefined}
                        onDelete={canTreat ? () => setDeleted(answer) : undefined}
                      />
                    ))}
                  </ul>
                )}
                {answers.hasNextPage && (
                  <p className={classes.more}>
                    <Button loading={answers.isFetchingNextPage} onClick={() => void answers.fetchNextPage()}>
                      {t('admin.more')}
                    </Button>
                  </p>
                )}
              </Panel>
            );
          }}
        </QueryPanel>
      </div>
      {edited && <AnswerDialog answer={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />}
      {deleted && (
        <ConfirmDialog
          title={t('answers.delete')}
          verb={t('answers.delete.do')}
          onClose={() => setDeleted(undefined)}
          act={async () => {
            await call(deletePublicAnswer, { params: { territoryId, answerId: deleted.id } });
            await client.invalidateQueries({ queryKey: ['public-answers', territoryId] });
          }}
        >
          <p>{t('answers.delete.words', { question: deleted.question })}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

function Row({
  answer,
  onEdit,
  onDelete,
}: {
  answer: PublicAnswer;
  onEdit: (() => void) | undefined;
  onDelete: (() => void) | undefined;
}) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  return (
    <li className={classes.row}>
      <div className={classes.words} lang={answer.lang}>
        <p className={classes.title}>{answer.question}</p>
        <p className={classes.clip}>{answer.answer}</p>
        {answer.warnings.length > 0 && <Warnings answer={answer} />}
        <p className={classes.meta}>
          {answer.category && <span>{answer.category}</span>}
          <span>{t('answers.updated', { at: format.moment(answer.updatedAt, now) })}</span>
          <span>{t('answers.helped', { count: answer.helped, number: format.number(answer.helped) })}</span>
          {answer.publishedAt && (
            <a href={answer.url} target="_blank" rel="noreferrer">
              {t('answers.see')}
            </a>
          )}
        </p>
      </div>
      <div className={classes.side}>
        <Tag kind={answer.publishedAt ? 'calm' : 'line'}>
          {t(answer.publishedAt ? 'answers.published' : 'answers.draft')}
        </Tag>
        {onEdit && onDelete && (
          <div className={classes.acts}>
            <Button size="xs" variant="subtle" onClick={onEdit}>
              {t('admin.edit')}
              <span className="vh"> : {answer.question}</span>
            </Button>
            <Button size="xs" variant="subtle" onClick={onDelete}>
              {t('answers.delete.do')}
              <span className="vh"> : {answer.question}</span>
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}
