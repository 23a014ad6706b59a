import { type Conversation, type Output, type proposeAnswer } from '@beffroi/contracts';
import { Button } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTerritory } from '../../../shared/session.ts';
import { useFormat } from '../../../shared/use-format.ts';
import { useWords } from '../../../shared/words.ts';
import { proposalsQuery } from '../desk.queries.ts';
import classes from './answer.module.css';

type Proposal = Output<typeof proposeAnswer>['items'][number];

/** What one might begin with, and why; nothing is ever sent by itself. */
export function Proposals({
  conversation,
  onUse,
}: {
  conversation: Conversation;
  onUse: (proposal: Proposal) => void;
}) {
  const t = useWords();
  const { locale } = useFormat();
  const { id } = useTerritory();
  const last = conversation.messagesOf.findLast(({ direction }) => direction === 'in')?.id ?? '';
  const proposals = useQuery(proposalsQuery(id, conversation.id, last)).data?.items.slice(0, 3) ?? [];
  if (proposals.length === 0) return null;
  return (
    <ul className={classes.proposals} aria-label={t('desk.proposals')}>
      {proposals.map((proposal) => (
        <li key={`${proposal.from}${proposal.id}`}>
          <IconBulb size={17} stroke={1.75} aria-hidden="true" />
          <details>
            <summary>
              {t(`desk.proposal.${proposal.from}`, { name: proposal.name })}
              <span className={classes.because}>{proposal.because[locale]}</span>
            </summary>
            <p className={classes.proposalText}>{proposal.text}</p>
          </details>
          <Button size="compact-sm" variant="subtle" onClick={() => onUse(proposal)}>
            {t('desk.proposal.use')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
