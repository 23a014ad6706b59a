import { addEvidenceFile, type Evidence } from '@beffroi/contracts';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { call } from '../../shared/api.ts';
import { useNotify } from '../../shared/notify.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { MOST_BYTES } from './evidence.rules.ts';

/** A capture of the screen, or a file, added to a piece; what was kept before does not change. */
export function AddCapture({ piece }: { piece: Evidence }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const input = useRef<HTMLInputElement>(null);
  const add = useMutation({
    mutationFn: (file: File) =>
      call(
        addEvidenceFile,
        { params: { territoryId, evidenceId: piece.id }, query: { name: file.name.slice(-200) || 'capture' } },
        { file },
      ),
    async onSuccess() {
      await client.invalidateQueries({ queryKey: ['evidence', territoryId] });
      notify.done(t('evidence.capture.done'));
    },
    onError: notify.failed,
  });
  return (
    <>
      <Button size="xs" variant="subtle" loading={add.isPending} onClick={() => input.current?.click()}>
        {t('evidence.capture')}
      </Button>
      <input
        ref={input}
        type="file"
        className="vh"
        tabIndex={-1}
        aria-label={t('evidence.capture.of', { number: piece.number })}
        accept="image/*,application/pdf,video/mp4,text/html"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (!file) return;
          if (file.size > MOST_BYTES) notify.done(t('evidence.capture.heavy'));
          else add.mutate(file);
        }}
      />
    </>
  );
}
