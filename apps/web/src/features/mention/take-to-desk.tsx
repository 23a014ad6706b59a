import { takeMention, type Mention } from '@beffroi/contracts';
import { Button } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { call } from '../../shared/api.ts';
import { useNotify } from '../../shared/notify.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';

/** Takes what the watch heard to the desk, where one answers and makes requests; called twice, it is the same one. */
export function TakeToDesk({ mention }: { mention: Mention }) {
  const t = useWords();
  const navigate = useNavigate();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const can = useCan('desk.answer');
  const { mutate, isPending } = useMutation({
    mutationFn: () => call(takeMention, { params: { territoryId, mentionId: mention.id } }),
    onSuccess: ({ conversationId }) =>
      navigate({ to: `/t/${territoryId}/guichet/${conversationId}` as string, search: {} as never }),
    onError: notify.failed,
  });
  if (!can) return null;
  return (
    <Button
      loading={isPending}
      leftSection={<IconInbox size={18} stroke={1.75} aria-hidden="true" />}
      onClick={() => mutate()}
    >
      {t('mention.to_desk')}
    </Button>
  );
}
