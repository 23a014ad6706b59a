import { type Output, postAsResident } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Textarea, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import classes from './simulation.module.css';

/** A post as a resident would write it; it takes the same path as any other. */
export function PostPanel() {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const [posted, setPosted] = useState<Output<typeof postAsResident>>();
  const { form, submit, pending, rest } = useApiForm({
    initial: { author: t('simulation.author.default'), text: '' },
    send: (body) => call(postAsResident, { params: { territoryId }, body }),
    onDone(result) {
      setPosted(result);
      form.setFieldValue('text', '');
    },
  });
  return (
    <Panel title={t('simulation.post')}>
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('simulation.post.do')}>
        <TextInput
          required
          withAsterisk={false}
          maxLength={60}
          label={t('simulation.author')}
          {...form.getInputProps('author')}
        />
        <Textarea
          required
          withAsterisk={false}
          maxLength={5000}
          autosize
          minRows={4}
          label={t('simulation.text')}
          description={t('simulation.text.hint')}
          {...form.getInputProps('text')}
        />
      </Form>
      <div role="status" className={classes.after}>
        {posted &&
          (posted.mentionId ? (
            <p>
              {t('simulation.post.heard')}{' '}
              <Link to={`/t/${territoryId}/mentions/${posted.mentionId}` as string}>{t('imports.link.open')}</Link>
            </p>
          ) : (
            <p>{t('simulation.post.unheard')}</p>
          ))}
      </div>
    </Panel>
  );
}
