import { captureLink, type Output } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import classes from './imports.module.css';

/** A pasted link becomes a mention: title, text, author, date. */
export function CapturePanel() {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const [captured, setCaptured] = useState<Output<typeof captureLink>>();
  const { form, submit, pending, rest } = useApiForm({
    initial: { url: '' },
    send: (body) => call(captureLink, { params: { territoryId }, body }),
    onDone(result) {
      setCaptured(result);
      form.reset();
    },
  });
  return (
    <Panel title={t('imports.link')}>
      <form onSubmit={submit} className={classes.line}>
        <TextInput
          type="url"
          required
          withAsterisk={false}
          maxLength={2000}
          label={t('imports.link.url')}
          description={t('imports.link.hint')}
          placeholder="https://"
          {...form.getInputProps('url')}
        />
        <Button type="submit" loading={pending}>
          {t('imports.link.do')}
        </Button>
      </form>
      {rest !== undefined && (
        <div className={classes.after}>
          <FormProblem error={rest} />
        </div>
      )}
      <div role="status">
        {captured && (
          <p className={classes.after}>
            {t(captured.alreadyKnown ? 'imports.link.known' : 'imports.link.done')}{' '}
            <Link to={`/t/${territoryId}/mentions/${captured.mentionId}` as string}>{t('imports.link.open')}</Link>
          </p>
        )}
      </div>
    </Panel>
  );
}
