import { Button, NativeSelect, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../../../shared/dialog.tsx';
import { Form } from '../../../shared/form/form.tsx';
import { useWords } from '../../../shared/words.ts';
import { type Colleague, useColleagues } from '../colleagues.ts';

/** Gives one or many to a colleague, with a word for them. */
export function AssignDialog({
  count,
  onAssign,
  onClose,
}: {
  count: number;
  onAssign: (to: Colleague, note: string) => Promise<unknown>;
  onClose: () => void;
}) {
  const t = useWords();
  const colleagues = useColleagues('desk.answer', true);
  const [personId, setPersonId] = useState('');
  const [note, setNote] = useState('');
  const [pending, setPending] = useState(false);
  const to = colleagues.find(({ id }) => id === personId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!to) return;
    setPending(true);
    void onAssign(to, note.trim()).then(onClose);
  };
  return (
    <Dialog title={t('desk.assign.title', { count })} onClose={onClose}>
      <Form
        onSubmit={submit}
        pending={pending}
        submit={t('desk.do.assign_to')}
        others={
          <Button variant="subtle" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        }
      >
        <NativeSelect
          data-autofocus
          required
          label={t('desk.assign.who')}
          value={personId}
          onChange={(event) => setPersonId(event.currentTarget.value)}
          data={[
            { value: '', label: t('desk.assign.choose') },
            ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Textarea
          label={t('desk.assign.note')}
          autosize
          minRows={2}
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </Form>
    </Dialog>
  );
}
