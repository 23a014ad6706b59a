import { type Conversation, mergeConversations } from '@beffroi/contracts';
import { Button, Radio } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../../shared/api.ts';
import { Dialog } from '../../../shared/dialog.tsx';
import { FieldSet, Form } from '../../../shared/form/form.tsx';
import { useTerritory } from '../../../shared/session.ts';
import { useFormat, useNow } from '../../../shared/use-format.ts';
import { useWords } from '../../../shared/words.ts';
import { conversationKey } from '../desk.queries.ts';

/** Brings another exchange of the same person into this one. */
export function MergeDialog({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const [otherId, setOtherId] = useState(conversation.earlier[0]?.id ?? '');
  const merge = useMutation({
    mutationFn: () =>
      call(mergeConversations, { params: { territoryId, conversationId: conversation.id }, body: { otherId } }),
    onSuccess(after) {
      client.setQueryData(conversationKey(territoryId, conversation.id), after);
      void client.invalidateQueries({ queryKey: ['conversations', territoryId] });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    merge.mutate();
  };
  return (
    <Dialog title={t('desk.merge.title')} onClose={onClose}>
      <Form
        onSubmit={submit}
        pending={merge.isPending}
        rest={merge.error ?? undefined}
        submit={t('desk.merge.do')}
        others={
          <Button variant="subtle" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        }
      >
        <FieldSet legend={t('desk.merge.which')} hint={t('desk.merge.hint')}>
          {conversation.earlier.map((each) => (
            <Radio
              key={each.id}
              name="other"
              value={each.id}
              checked={otherId === each.id}
              onChange={() => setOtherId(each.id)}
              label={each.subject || t('desk.earlier.untitled')}
              description={`${format.moment(each.lastAt, now)}, ${t(`desk.state.${each.state}`)}`}
            />
          ))}
        </FieldSet>
      </Form>
    </Dialog>
  );
}
