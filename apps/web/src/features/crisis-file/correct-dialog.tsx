import { correctCases, type Output, type Rumour } from '@beffroi/contracts';
import { Button, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import rows from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { authorWords } from '../../shared/author-words.ts';
import { casesQuery } from './crisis-file.queries.ts';
import { type Case, correctionText } from './rumours.rules.ts';

type Result = Output<typeof correctCases>;

/** One correction under many posts, at a polite rate; then what was planned, and what could not be. */
export function CorrectDialog({
  rumour,
  cases,
  onClose,
}: {
  rumour: Rumour;
  cases: readonly Case[];
  onClose: () => void;
}) {
  const t = useWords();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const left = cases.filter((each) => !each.correctedAt);
  const [result, setResult] = useState<Result>();
  const { form, submit, pending, rest } = useApiForm({
    initial: { text: correctionText(rumour), short: '' },
    send: ({ text, short }) =>
      call(correctCases, {
        params: { territoryId, rumourId: rumour.id },
        body: { text, ...(short.trim() ? { short } : {}) },
      }),
    async onDone(done) {
      setResult(done);
      await Promise.all([
        client.invalidateQueries({ queryKey: casesQuery(territoryId, rumour.id).queryKey }),
        client.invalidateQueries({ queryKey: ['rumours', territoryId] }),
      ]);
    },
  });
  if (result) {
    return (
      <Dialog title={t('rumours.correct.title')} onClose={onClose}>
        <CorrectResult result={result} cases={cases} onClose={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog title={t('rumours.correct.title')} onClose={onClose} size="lg">
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('rumours.correct', { count: left.length })}>
        <p className={rows.small}>{t('rumours.correct.words')}</p>
        <Textarea
          data-autofocus
          required
          withAsterisk={false}
          autosize
          minRows={4}
          maxRows={12}
          maxLength={2000}
          label={t('rumours.correct.text')}
          {...form.getInputProps('text')}
        />
        <Textarea
          autosize
          minRows={2}
          maxRows={5}
          maxLength={300}
          label={t('rumours.correct.short')}
          description={t('rumours.correct.short.hint', { count: form.values.short.length })}
          {...form.getInputProps('short')}
        />
      </Form>
    </Dialog>
  );
}

function CorrectResult({ result, cases, onClose }: { result: Result; cases: readonly Case[]; onClose: () => void }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow();
  const authorOf = (id: string) => authorWords(t, cases.find((each) => each.mentionId === id)?.author ?? '');
  return (
    <div className={rows.gap}>
      <p role="status">
        {result.until
          ? t('rumours.correct.planned.until', { count: result.planned, until: format.moment(result.until, now) })
          : t('rumours.correct.planned', { count: result.planned })}
      </p>
      {result.refused.length > 0 && (
        <div className={rows.note}>
          <p>{t('rumours.correct.refused', { count: result.refused.length })}</p>
          <ul>
            {result.refused.map((each) => (
              <li key={each.mentionId}>
                {t('rumours.correct.refused.one', {
                  author: authorOf(each.mentionId),
                  why: each.message[format.locale],
                })}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div>
        <Button data-autofocus onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
    </div>
  );
}
