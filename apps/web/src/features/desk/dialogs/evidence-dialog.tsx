import { keepEvidence, type Evidence } from '@beffroi/contracts';
import { Button, Checkbox, NativeSelect, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../../shared/api.ts';
import { Dialog } from '../../../shared/dialog.tsx';
import { Form } from '../../../shared/form/form.tsx';
import { useTerritory } from '../../../shared/session.ts';
import { useFormat, useNow } from '../../../shared/use-format.ts';
import { useWords } from '../../../shared/words.ts';
import classes from './dialogs.module.css';

const qualifications = [
  'none',
  'insult',
  'defamation',
  'hate',
  'threat',
  'harassment',
  'doxxing',
] as const satisfies readonly Evidence['qualification'][];

/** Keeps what was said, hashed and chained; says plainly what that is worth, and until when one can complain. */
export function EvidenceDialog({ messageId, onClose }: { messageId: string; onClose: () => void }) {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const [qualification, setQualification] = useState<Evidence['qualification']>('none');
  const [targetsAgent, setTargetsAgent] = useState(false);
  const [note, setNote] = useState('');
  const keep = useMutation({
    mutationFn: () =>
      call(keepEvidence, {
        params: { territoryId, messageId },
        body: { qualification, targetsAgent, note: note.trim() },
      }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keep.mutate();
  };
  return (
    <Dialog title={t('desk.evidence.title')} onClose={onClose}>
      {keep.data ? (
        <Kept evidence={keep.data} onClose={onClose} />
      ) : (
        <Form
          onSubmit={submit}
          pending={keep.isPending}
          rest={keep.error ?? undefined}
          submit={t('desk.evidence.keep')}
          others={
            <Button variant="subtle" onClick={onClose}>
              {t('common.cancel')}
            </Button>
          }
        >
          <p className={classes.calm}>{t('desk.evidence.words')}</p>
          <NativeSelect
            data-autofocus
            label={t('desk.evidence.what')}
            value={qualification}
            onChange={(event) =>
              setQualification(qualifications.find((each) => each === event.currentTarget.value) ?? 'none')
            }
            data={qualifications.map((each) => ({ value: each, label: t(`desk.evidence.${each}`) }))}
          />
          <Checkbox
            label={t('desk.evidence.agent')}
            checked={targetsAgent}
            onChange={(event) => setTargetsAgent(event.currentTarget.checked)}
          />
          <Textarea
            autosize
            minRows={2}
            maxLength={2000}
            label={t('desk.evidence.note')}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </Form>
      )}
    </Dialog>
  );
}

function Kept({ evidence, onClose }: { evidence: Evidence; onClose: () => void }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  return (
    <div className={classes.stack} role="status">
      <p>
        <b>{t('desk.evidence.kept', { number: evidence.number })}</b>
      </p>
      <p className={classes.hash}>SHA-256 {evidence.sha256}</p>
      {evidence.timeStamp && (
        <p>
          {t('desk.evidence.stamped', {
            at: format.moment(evidence.timeStamp.at, now),
            authority: evidence.timeStamp.authority,
          })}
        </p>
      )}
      {evidence.timeStampTrouble && <p>{evidence.timeStampTrouble[format.locale]}</p>}
      {evidence.limits.length > 0 && (
        <ul className={classes.lines}>
          {evidence.limits.map((limit) => (
            <li key={limit.kind}>
              <b>{t('desk.evidence.until', { on: format.date(limit.due, now) })}</b> {limit.because[format.locale]}
            </li>
          ))}
        </ul>
      )}
      <p className={classes.calm}>{t('desk.evidence.worth')}</p>
      <div>
        <Button data-autofocus onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
    </div>
  );
}
