import { answerSeen, type Output } from '@beffroi/contracts';
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { newKey } from '../../shared/new-id.ts';
import { useTerritory } from '../../shared/session.ts';
import { useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './room.module.css';
import { useRefreshRoom } from './use-room-act.ts';

/** Where the shortest network stops. */
const SHORT = 280;

/** One answer under each of the posts chosen, spread out; then what was planned, and what could not be, and why. */
export function AnswerManyDialog({
  crisisId,
  mentionIds,
  onDone,
  onClose,
}: {
  crisisId: string;
  mentionIds: readonly string[];
  onDone: () => void;
  onClose: () => void;
}) {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const refresh = useRefreshRoom(crisisId);
  // Those of the opening of the dialog: the list behind it moves on.
  const [ids] = useState(() => [...mentionIds]);
  const [clientKey] = useState(newKey);
  const [result, setResult] = useState<Output<typeof answerSeen>>();
  const { form, submit, pending, rest } = useApiForm({
    initial: { text: '', short: '' },
    send: ({ text, short }) =>
      call(answerSeen, {
        params: { territoryId, crisisId },
        body: { mentionIds: ids, text, clientKey, ...(isLong(text) && short.trim() ? { short } : {}) },
      }),
    async onDone(done) {
      setResult(done);
      onDone();
      await refresh();
    },
  });
  const title = t('crisis.seen.answer', { count: ids.length });
  if (result) return <Result title={title} result={result} onClose={onClose} />;
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        onSubmit={submit}
        rest={rest}
        pending={pending}
        submit={t('crisis.many.send', { count: ids.length })}
        others={
          <Button variant="subtle" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        }
      >
        <p>{t('crisis.many.words')}</p>
        <Textarea
          data-autofocus
          label={t('crisis.many.text')}
          required
          withAsterisk={false}
          autosize
          minRows={4}
          maxLength={5000}
          {...form.getInputProps('text')}
        />
        {isLong(form.values.text) && (
          <Textarea
            label={t('crisis.many.short')}
            description={t('crisis.many.short.hint', { max: SHORT })}
            autosize
            minRows={2}
            maxLength={300}
            {...form.getInputProps('short')}
          />
        )}
      </Form>
    </Dialog>
  );
}

const isLong = (text: string) => text.trim().length > SHORT;

function Result({
  title,
  result: { planned, until, refused },
  onClose,
}: {
  title: string;
  result: Output<typeof answerSeen>;
  onClose: () => void;
}) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow();
  const reasons = new Map<string, number>();
  for (const { message } of refused) {
    const words = message[format.locale];
    reasons.set(words, (reasons.get(words) ?? 0) + 1);
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <div className={classes.stack} role="status">
        <p>
          {t('crisis.many.planned', { count: planned })}
          {until && planned > 1 && ` ${t('crisis.many.until', { at: format.moment(until, now) })}`}
        </p>
        {reasons.size > 0 && (
          <div className={classes.note}>
            <p>{t('crisis.many.refused', { count: refused.length })}</p>
            <ul>
              {[...reasons].map(([words, count]) => (
                <li key={words}>
                  {count > 1 ? `${format.number(count)} × ` : ''}
                  {words}
                </li>
              ))}
            </ul>
          </div>
        )}
        <div className={classes.buttons}>
          <Button variant="filled" data-autofocus onClick={onClose}>
            {t('common.close')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
