import { type Mention, type Output, revealAuthor } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button, Textarea } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { authorName } from '../../shared/mentions/author-name.ts';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { ProblemState } from '../../shared/query-panel.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './mention.module.css';

type Author = Output<typeof revealAuthor>;

/** Who wrote: a pseudonym, until a person who needs the name says why. The reading is logged. */
export function AuthorPanel({ mention }: { mention: Mention }) {
  const t = useWords();
  const format = useFormat();
  const can = useCan('mentions.reveal_author');
  const [asking, setAsking] = useState(false);
  const [revealed, setRevealed] = useState<Author>();
  const author = revealed ?? mention.author;
  const named = author?.public === true || revealed !== undefined;
  return (
    <Panel title={t('mention.author')}>
      <p>
        <b>{authorName(t, author)}</b>
      </p>
      {named && author?.handle && <p className={classes.small}>{author.handle}</p>}
      {author?.followers !== undefined && (
        <p className={classes.small}>
          {t('mention.author.followers', { count: author.followers, number: format.number(author.followers) })}
        </p>
      )}
      {named && author?.url && (
        <p className={classes.small}>
          <a href={author.url} target="_blank" rel="noreferrer noopener">
            {t('mention.author.profile')}
          </a>
        </p>
      )}
      {!named && author && (
        <>
          <p className={classes.small}>{t('mention.author.why')}</p>
          {can && (
            <Button
              size="xs"
              mt="xs"
              leftSection={<IconLock size={16} stroke={1.75} aria-hidden="true" />}
              onClick={() => setAsking(true)}
            >
              {t('mention.author.reveal')}
            </Button>
          )}
        </>
      )}
      {asking && (
        <RevealDialog
          mention={mention}
          onClose={() => setAsking(false)}
          onRevealed={(found) => {
            setRevealed(found);
            setAsking(false);
          }}
        />
      )}
    </Panel>
  );
}

function RevealDialog({
  mention,
  onClose,
  onRevealed,
}: {
  mention: Mention;
  onClose: () => void;
  onRevealed: (author: Author) => void;
}) {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const [reason, setReason] = useState('');
  const reveal = useMutation({
    mutationFn: () =>
      call(revealAuthor, { params: { territoryId, mentionId: mention.id }, body: { reason: reason.trim() } }),
    onSuccess: onRevealed,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim().length >= 3) reveal.mutate();
  };
  return (
    <Dialog title={t('mention.author.reveal')} onClose={onClose}>
      <form onSubmit={submit} className={classes.form}>
        <p>{t('mention.author.logged')}</p>
        <Textarea
          data-autofocus
          required
          minLength={3}
          maxLength={300}
          autosize
          minRows={2}
          label={t('mention.author.reason')}
          placeholder={t('mention.author.reason.example')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {reveal.error && <ProblemState error={reveal.error} />}
        <Button type="submit" variant="filled" loading={reveal.isPending}>
          {t('mention.author.reveal.do')}
        </Button>
      </form>
    </Dialog>
  );
}
