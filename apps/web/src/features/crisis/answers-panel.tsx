import { prepareAnswer, type Room, schedulePublication } from '@beffroi/contracts';
import { EmptyState, Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconExternalLink, IconPencilPlus, IconSend } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { call } from '../../shared/api.ts';
import { ConfirmDialog } from '../../shared/confirm.tsx';
import { newKey } from '../../shared/new-id.ts';
import { useNotify } from '../../shared/notify.tsx';
import { NetworkIcon } from '../../shared/publishing/network-icon.tsx';
import { PublicationStateTag } from '../../shared/publishing/publication-state.tsx';
import { isOpen } from '../../shared/publishing/mandates.ts';
import { useCan, useSession, useTerritory } from '../../shared/session.ts';
import { useShortcuts } from '../../shared/shortcuts.tsx';
import { useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './room.module.css';
import { useRefreshRoom } from './use-room-act.ts';

type Answer = Room['answers'][number];

/** What is written to be said, where it stands, and what may leave now. */
export function AnswersPanel({ room }: { room: Room }) {
  const t = useWords();
  const { crisis, answers } = room;
  const canWrite = useCan('publishing.write') && crisis.state === 'open';
  const canSend = useCan('publishing.schedule') && crisis.state === 'open';
  const prepare = usePrepare(room);
  const [sending, setSending] = useState<Answer>();
  const ready = canSend ? answers.find(({ state }) => state === 'approved') : undefined;
  const verb = t(crisis.relay ? 'crisis.answers.relay' : 'crisis.answers.prepare');
  useShortcuts(t('crisis.room'), canWrite ? [{ keys: 'r', label: verb, run: () => prepare.mutate() }] : []);
  return (
    <Panel title={t('crisis.answers')} flush>
      {answers.length === 0 && <EmptyState>{t('crisis.answers.none')}</EmptyState>}
      <ul>
        {answers.map((answer) => (
          <li key={answer.id} className={classes.answer}>
            <AnswerWords answer={answer} />
            {canSend && answer.state === 'approved' && (
              <Button
                fullWidth
                variant={answer === ready ? 'filled' : 'default'}
                onClick={() => setSending(answer)}
                leftSection={<IconSend size={17} stroke={1.75} aria-hidden="true" />}
              >
                {t('crisis.answers.send')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {canWrite && (
        <div className={classes.foot}>
          <Button
            fullWidth
            variant={ready ? 'default' : 'filled'}
            loading={prepare.isPending}
            onClick={() => prepare.mutate()}
            aria-keyshortcuts="r"
            leftSection={<IconPencilPlus size={18} stroke={1.75} aria-hidden="true" />}
          >
            {verb}
          </Button>
        </div>
      )}
      {sending && <SendDialog answer={sending} crisisId={crisis.id} onClose={() => setSending(undefined)} />}
    </Panel>
  );
}

function AnswerWords({ answer }: { answer: Answer }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow();
  const { id } = useTerritory();
  const canRead = useCan('publishing.read');
  const name = answer.title || answer.excerpt || t('crisis.answers.untitled');
  return (
    <>
      <div className={classes.answerHead}>
        <p className={classes.strong}>
          {canRead ? <Link to={`/t/${id}/publications/${answer.id}` as string}>{name}</Link> : name}
        </p>
        <PublicationStateTag state={answer.state} />
      </div>
      <p className={classes.meta}>
        <span className={classes.networks}>
          {answer.networks.map((network) => (
            <NetworkIcon key={network} network={network} size={15} />
          ))}
        </span>
        <span>
          {answer.sentAt
            ? format.moment(answer.sentAt, now)
            : answer.waitsFor.length > 0
              ? t('crisis.answers.waits', { names: answer.waitsFor.join(', ') })
              : t('crisis.answers.by', { name: answer.authorName })}
        </span>
        {answer.urls.map((url, index) => (
          <a key={url} href={url} target="_blank" rel="noreferrer">
            {t('crisis.answers.online', { number: answer.urls.length > 1 ? ` ${index + 1}` : '' })}
            <IconExternalLink size={14} stroke={1.75} aria-hidden="true" />
            <span className="vh">{t('mandates.new_window')}</span>
          </a>
        ))}
      </p>
      {answer.trouble && <p className={classes.trouble}>{answer.trouble[format.locale]}</p>}
    </>
  );
}

/** Begins an answer, under my mandate if I hold one, and goes to write it. In relay mode, it relays. */
function usePrepare({ crisis, mandate }: Room) {
  const t = useWords();
  const navigate = useNavigate();
  const notify = useNotify();
  const me = useSession().person?.id;
  const { id: territoryId } = useTerritory();
  // The same until it is answered: asked twice, one begins.
  const key = useRef(newKey());
  return useMutation({
    mutationFn: () =>
      call(prepareAnswer, {
        params: { territoryId, crisisId: crisis.id },
        body: {
          title: crisis.relay ? t('crisis.answers.relay.title', { authority: crisis.relay.authority }) : '',
          text: crisis.relay?.url ?? '',
          ...(mandate && mandate.personId === me && isOpen(mandate, Date.now()) ? { mandateId: mandate.id } : {}),
          clientKey: key.current,
        },
      }),
    onSuccess({ publicationId }) {
      key.current = newKey();
      void navigate({ to: `/t/${territoryId}/publications/${publicationId}` as string });
    },
    onError: notify.failed,
  });
}

function SendDialog({ answer, crisisId, onClose }: { answer: Answer; crisisId: string; onClose: () => void }) {
  const t = useWords();
  const notify = useNotify();
  const refresh = useRefreshRoom(crisisId);
  const { id: territoryId } = useTerritory();
  return (
    <ConfirmDialog
      title={answer.title || answer.excerpt}
      verb={t('crisis.answers.send.verb')}
      onClose={onClose}
      act={async () => {
        const { version } = answer;
        await call(schedulePublication, {
          params: { territoryId, publicationId: answer.id },
          body: { version, when: 'now' },
        });
        notify.done(t('crisis.answers.sent'));
        await refresh();
      }}
    >
      <p>{t('crisis.answers.send.words', { count: answer.channelIds.length })}</p>
      <blockquote className={classes.quote}>{answer.excerpt}</blockquote>
    </ConfirmDialog>
  );
}
