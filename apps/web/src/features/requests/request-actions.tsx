import type { DeskRequest } from '@beffroi/contracts';
import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useCan } from '../../shared/session.ts';
import { useShortcuts } from '../../shared/shortcuts.tsx';
import { useWords } from '../../shared/words.ts';
import { CloseDialog } from './close-dialog.tsx';
import { CompletionDialog } from './completion-dialog.tsx';
import { ExternalDialog } from './external-dialog.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { isOver } from './requests.rules.ts';
import { ReopenDialog } from './reopen-dialog.tsx';

type Opened = 'hand_over' | 'close' | 'completion' | 'external' | 'reopen';

/** What can be done with it: the likeliest act as the brick, the others behind one button. */
export function RequestActions({ request }: { request: DeskRequest }) {
  const t = useWords();
  const canTreat = useCan('requests.treat');
  const canConfigure = useCan('departments.manage');
  const [opened, setOpened] = useState<Opened>();
  const over = isOver(request);
  const answer = () => document.querySelector<HTMLElement>('#repondre textarea')?.focus();
  useShortcuts(
    t('requests.one'),
    !canTreat || over
      ? []
      : [
          { keys: 'r', label: t('requests.answer.short_verb'), run: answer },
          { keys: 't', label: t('requests.hand_over'), run: () => setOpened('hand_over') },
          { keys: 'c', label: t('requests.close'), run: () => setOpened('close') },
        ],
  );
  if (!canTreat) return null;
  const close = () => setOpened(undefined);
  const fresh = request.state === 'open' || request.state === 'reopened';
  return (
    <>
      {over ? (
        <Button variant="filled" onClick={() => setOpened('reopen')}>
          {t('requests.reopen')}
        </Button>
      ) : (
        <>
          <Menu position="bottom-end">
            <Menu.Target>
              <Button rightSection={<IconChevronDown size={16} stroke={1.75} aria-hidden="true" />}>
                {t('requests.more')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {!fresh && <Menu.Item onClick={() => setOpened('hand_over')}>{t('requests.hand_over.other')}</Menu.Item>}
              <Menu.Item onClick={() => setOpened('completion')}>{t('requests.completion')}</Menu.Item>
              {canConfigure && !request.externalId && (
                <Menu.Item onClick={() => setOpened('external')}>{t('requests.external')}</Menu.Item>
              )}
              <Menu.Item onClick={() => setOpened('close')}>{t('requests.close')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
          {fresh ? (
            <>
              <Button onClick={answer}>{t('requests.answer.short_verb')}</Button>
              <Button variant="filled" onClick={() => setOpened('hand_over')}>
                {t('requests.hand_over')}
              </Button>
            </>
          ) : (
            <Button variant="filled" onClick={answer}>
              {t('requests.answer.short_verb')}
            </Button>
          )}
        </>
      )}
      {opened === 'hand_over' && <HandOverDialog request={request} onClose={close} />}
      {opened === 'close' && <CloseDialog request={request} onClose={close} />}
      {opened === 'completion' && <CompletionDialog request={request} onClose={close} />}
      {opened === 'external' && <ExternalDialog request={request} onClose={close} />}
      {opened === 'reopen' && <ReopenDialog request={request} onClose={close} />}
    </>
  );
}
