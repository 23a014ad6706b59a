import { saveSavedReply } from '@beffroi/contracts';
import { Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { newId } from '../../shared/new-id.ts';
import { useNotify } from '../../shared/notify.tsx';
import classes from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { filledIn, type SavedReply, unknownVariables, type Variable, variables } from './desk-settings.rules.ts';

/** A saved reply, its variables a click away, and how somebody would read it. */
export function SavedReplyDialog({ reply, onClose }: { reply: SavedReply | undefined; onClose: () => void }) {
  const t = useWords();
  const format = useFormat();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId, name: territory } = useTerritory();
  const [replyId] = useState(() => reply?.id ?? newId('rep'));
  const area = useRef<HTMLTextAreaElement>(null);
  const { form, submit, pending, rest } = useApiForm({
    initial: { name: reply?.name ?? '', text: reply?.text ?? '', short: reply?.short ?? '' },
    send: (values) =>
      call(saveSavedReply, {
        params: { territoryId, replyId },
        body: { ...values, ...(reply?.subject ? { subject: reply.subject } : {}) },
      }),
    async onDone() {
      await client.invalidateQueries({ queryKey: ['saved-replies', territoryId] });
      notify.done(t('admin.saved'));
      onClose();
    },
  });
  const { text, short } = form.values;
  const example: Record<Variable, string> = {
    prénom: 'Sandrine',
    nom: 'Lefèvre',
    référence: 'PIC-2026-0412',
    service: t('deskset.reply.example.service'),
    territoire: territory,
    lien: 'https://…/suivi/k7d2',
    délai: t('deskset.reply.example.delay'),
  };
  const insert = (name: Variable) => {
    const field = area.current;
    const at = field ? field.selectionStart : text.length;
    const end = field ? field.selectionEnd : at;
    form.setFieldValue('text', `${text.slice(0, at)}{${name}}${text.slice(end)}`);
    field?.focus();
  };
  const unknown = unknownVariables(`${text} ${short}`);
  return (
    <Dialog title={reply?.name ?? t('deskset.reply.add')} onClose={onClose} size="lg">
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('deskset.reply.save')}>
        <TextInput
          data-autofocus
          required
          withAsterisk={false}
          maxLength={80}
          label={t('deskset.reply.name')}
          {...form.getInputProps('name')}
        />
        <Textarea
          ref={area}
          required
          withAsterisk={false}
          autosize
          minRows={4}
          maxRows={14}
          maxLength={10_000}
          label={t('deskset.reply.text')}
          {...form.getInputProps('text')}
        />
        <div className={classes.chips} role="group" aria-label={t('deskset.reply.variables')}>
          {variables.map((name) => (
            <button key={name} type="button" onClick={() => insert(name)}>
              {`{${name}}`}
            </button>
          ))}
        </div>
        {unknown.length > 0 && (
          <p className={classes.note} role="status">
            {t('deskset.reply.unknown', {
              count: unknown.length,
              names: unknown.map((name) => `{${name}}`).join(', '),
            })}
          </p>
        )}
        <Textarea
          autosize
          minRows={1}
          maxRows={5}
          maxLength={500}
          label={t('deskset.reply.short')}
          description={t('deskset.reply.short.hint', { number: format.number(filledIn(short, example).length) })}
          {...form.getInputProps('short')}
        />
        {text.trim() && (
          <figure className={classes.plain}>
            <figcaption className={classes.small}>{t('deskset.reply.preview')}</figcaption>
            <p className={classes.text}>{filledIn(text, example)}</p>
          </figure>
        )}
      </Form>
    </Dialog>
  );
}
