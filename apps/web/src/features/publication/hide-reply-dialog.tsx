import { hideReply, type listReplies, type Output } from '@beffroi/contracts';
import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { ConfirmDialog } from '../../shared/confirm.tsx';
import { charterQuery } from '../../shared/moderation-charter.ts';
import { useNotify } from '../../shared/notify.tsx';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';

type Reply = Output<typeof listReplies>['items'][number];

/** Hides a reply on an article of the charter, or shows it again: the same measure as from the desk. */
export function HideReplyDialog({
  reply,
  publicationId,
  onClose,
}: {
  reply: Reply;
  publicationId: string;
  onClose: () => void;
}) {
  const t = useWords();
  const { locale } = useFormat();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const charter = useQuery(charterQuery(territoryId));
  const [chosen, setChosen] = useState<string>();
  const [ground, setGround] = useState('');
  const hidden = !reply.hidden;
  const articles = charter.data?.articles ?? [];
  const article = articles.find(({ id }) => id === chosen) ?? articles[0];
  const verb = t(hidden ? 'publication.reply.hide' : 'publication.reply.show');
  const wordsOf = (each: typeof article) => (locale === 'en' && each?.en ? each.en : each);
  return (
    <ConfirmDialog
      title={verb}
      verb={verb}
      onClose={onClose}
      act={async () => {
        const done = await call(hideReply, {
          params: { territoryId, replyId: reply.id },
          body: { hidden, ground, ...(hidden && article ? { articleId: article.id } : {}) },
        });
        if (done.trouble) notify.done(done.trouble[locale]);
        await client.invalidateQueries({ queryKey: ['replies', territoryId, publicationId] });
      }}
    >
      {hidden && (
        <QueryPanel query={charter} rows={1}>
          {() => (
            <NativeSelect
              label={t('publication.reply.article')}
              description={wordsOf(article)?.text}
              data={articles.map((each) => ({ value: each.id, label: wordsOf(each)?.title ?? '' }))}
              value={article?.id ?? ''}
              onChange={(event) => setChosen(event.currentTarget.value)}
            />
          )}
        </QueryPanel>
      )}
      <TextInput
        data-autofocus
        label={t('publication.reply.ground')}
        description={t('publication.reply.ground.hint')}
        maxLength={300}
        value={ground}
        onChange={(event) => setGround(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
