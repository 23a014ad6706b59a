import type { addLogLine, Input, LogLine } from '@beffroi/contracts';
import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core';
import { IconCornerDownLeft } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type Ref, useRef, useState } from 'react';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { newKey } from '../../shared/new-id.ts';
import { useShortcuts } from '../../shared/shortcuts.tsx';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './log.module.css';

/** One line and Enter; under the thumb on the phone. What could not be logged stays typed. */
export function LogInput({
  ref,
  add,
  correcting,
  onCorrected,
}: {
  ref: Ref<HTMLInputElement> & { current?: HTMLInputElement | null };
  add: (body: Input<typeof addLogLine>['body']) => Promise<unknown>;
  /** The line that the next one corrects. */
  correcting: LogLine | undefined;
  onCorrected: () => void;
}) {
  const t = useWords();
  const format = useTerritoryFormat();
  const [text, setText] = useState('');
  const [decision, setDecision] = useState(false);
  // The same until it is stored: sent twice, it is one line.
  const key = useRef(newKey());
  const adding = useMutation({
    mutationFn: () =>
      add({
        text: text.trim(),
        decision,
        clientKey: key.current,
        ...(correcting ? { corrects: correcting.id } : {}),
      }),
    onSuccess() {
      key.current = newKey();
      setText('');
      setDecision(false);
      onCorrected();
    },
  });
  useShortcuts(t('crisis.room'), [{ keys: 'l', label: t('crisis.log.add'), run: () => ref?.current?.focus() }]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() && !adding.isPending) adding.mutate();
  };
  return (
    <form className={classes.form} onSubmit={send}>
      {correcting && (
        <p className={classes.correcting}>
          <span>
            {t('crisis.log.correcting', {
              at: format.hour(correcting.at),
              text: correcting.text[format.locale],
            })}
          </span>
          <Button size="compact-sm" variant="subtle" onClick={onCorrected}>
            {t('common.cancel')}
          </Button>
        </p>
      )}
      <TextInput
        ref={ref}
        label={t('crisis.log.add')}
        placeholder={t('crisis.log.placeholder')}
        maxLength={2000}
        value={text}
        aria-keyshortcuts="l"
        enterKeyHint="send"
        onChange={(event) => setText(event.currentTarget.value)}
        rightSectionWidth={40}
        rightSection={
          <ActionIcon
            type="submit"
            size={32}
            variant="subtle"
            loading={adding.isPending}
            disabled={text.trim() === ''}
            aria-label={t('crisis.log.send')}
          >
            <IconCornerDownLeft size={18} stroke={1.75} />
          </ActionIcon>
        }
      />
      {adding.error && <FormProblem error={adding.error} />}
      <div className={classes.more}>
        <Checkbox
          label={t('crisis.log.is_decision')}
          checked={decision}
          onChange={(event) => setDecision(event.currentTarget.checked)}
        />
        <p>{t('crisis.log.hint')}</p>
      </div>
    </form>
  );
}
