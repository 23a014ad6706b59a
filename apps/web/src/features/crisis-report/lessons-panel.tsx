import { changeCrisis } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button, Textarea } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../shared/api.ts';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import classes from './report.module.css';

/** What the team takes from it, in its own words; the only part of the report that people write. */
export function LessonsPanel({ crisisId, lessons }: { crisisId: string; lessons: string }) {
  const t = useWords();
  const canWrite = useCan('crisis.lead');
  const [writing, setWriting] = useState(false);
  return (
    <Panel
      title={t('crisisReport.lessons')}
      end={
        canWrite &&
        !writing && (
          <Button
            variant="default"
            size="xs"
            onClick={() => setWriting(true)}
            leftSection={<IconPencil size={16} stroke={1.75} aria-hidden="true" />}
          >
            {t(lessons === '' ? 'crisisReport.lessons.write' : 'crisisReport.lessons.edit')}
          </Button>
        )
      }
    >
      {writing ? (
        <LessonsForm crisisId={crisisId} lessons={lessons} onClose={() => setWriting(false)} />
      ) : lessons === '' ? (
        <p className={classes.small}>{t('crisisReport.lessons.none')}</p>
      ) : (
        <ul className={classes.lessons}>
          {lessons
            .split(/\n+/)
            .filter((lesson) => lesson.trim() !== '')
            .map((lesson, index) => (
              <li key={index}>{lesson}</li>
            ))}
        </ul>
      )}
    </Panel>
  );
}

function LessonsForm({ crisisId, lessons, onClose }: { crisisId: string; lessons: string; onClose: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const { form, submit, pending, rest } = useApiForm({
    initial: { lessons },
    send: async (body) => call(changeCrisis, { params: { territoryId, crisisId }, body }),
    async onDone() {
      await client.invalidateQueries({ queryKey: ['crisis', territoryId, crisisId] });
      onClose();
    },
  });
  return (
    <Form
      onSubmit={submit}
      rest={rest}
      pending={pending}
      submit={t('admin.save')}
      others={
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      }
    >
      <Textarea
        ref={field}
        label={t('crisisReport.lessons')}
        description={t('crisisReport.lessons.hint')}
        autosize
        minRows={4}
        maxLength={5000}
        {...form.getInputProps('lessons')}
      />
    </Form>
  );
}
