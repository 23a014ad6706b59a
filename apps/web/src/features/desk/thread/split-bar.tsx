import { type Conversation, splitConversation } from '@beffroi/contracts';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { call } from '../../../shared/api.ts';
import { FormProblem } from '../../../shared/form/form-problem.tsx';
import { useTerritory } from '../../../shared/session.ts';
import { useWords } from '../../../shared/words.ts';
import { conversationKey } from '../desk.queries.ts';
import classes from './thread.module.css';

/** Takes the messages that are ticked out into a conversation of their own, and opens it. */
export function SplitBar({
  conversation,
  messageIds,
  onEnd,
}: {
  conversation: Conversation;
  messageIds: readonly string[];
  onEnd: () => void;
}) {
  const t = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { id: territoryId } = useTerritory();
  const split = useMutation({
    mutationFn: () =>
      call(splitConversation, {
        params: { territoryId, conversationId: conversation.id },
        body: { messageIds: [...messageIds] },
      }),
    async onSuccess({ conversationId }) {
      onEnd();
      await client.invalidateQueries({ queryKey: conversationKey(territoryId, conversation.id) });
      await client.invalidateQueries({ queryKey: ['conversations', territoryId] });
      void navigate({ to: `/t/${territoryId}/guichet/${conversationId}` as string, search: true as never });
    },
  });
  return (
    <div className={classes.splitBar}>
      <p>{t('desk.split.words', { count: messageIds.length })}</p>
      <Button size="xs" disabled={messageIds.length === 0} loading={split.isPending} onClick={() => split.mutate()}>
        {t('desk.do.split')}
      </Button>
      <Button size="xs" variant="subtle" onClick={onEnd}>
        {t('common.cancel')}
      </Button>
      {split.error && <FormProblem error={split.error} />}
    </div>
  );
}
