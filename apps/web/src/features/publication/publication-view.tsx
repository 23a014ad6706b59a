import type { Publication } from '@beffroi/contracts';
import { PageHead, Panel, Tag } from '@beffroi/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { channelsQuery } from '../../shared/publishing/channels.ts';
import { firstWords } from '../../shared/publishing/content.rules.ts';
import { PublicationStateTag } from '../../shared/publishing/publication-state.tsx';
import { usePage } from '../../shared/page.ts';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { DecidePanel } from '../approvals/decide-panel.tsx';
import { ApprovalPanel } from './approval-steps.tsx';
import { DeliveriesPanel } from './deliveries-panel.tsx';
import { PublicationActs } from './publication-acts.tsx';
import { PublicationPreviews } from './publication-previews.tsx';
import { RepliesPanel } from './replies-panel.tsx';
import { TrailPanel } from './trail-panel.tsx';
import classes from './publication.module.css';

/** A publication once it is asked for: who decides, what left, what became of it, and its whole story in words. */
export function PublicationView({ publication }: { publication: Publication }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const { id } = useTerritory();
  const seesChannels = useCan('channels.read');
  const channels = useQuery({ ...channelsQuery(id), enabled: seesChannels }).data?.items ?? [];
  const title = publication.title || firstWords(publication.content.parts[0]?.text ?? '') || t('publication.untitled');
  usePage(title);
  const out = publication.deliveries.some(({ sentAt }) => sentAt !== undefined);
  return (
    <>
      <PageHead
        over={
          <span className={classes.over}>
            <PublicationStateTag state={publication.state} />
            <span>{t('publication.by', { name: publication.authorName })}</span>
            {publication.dueAt && <time dateTime={publication.dueAt}>{format.moment(publication.dueAt, now)}</time>}
            {publication.campaign && <Tag kind="line">{publication.campaign}</Tag>}
          </span>
        }
        title={title}
        actions={<PublicationActs publication={publication} title={title} />}
      />
      <div className={classes.cols}>
        <div className={classes.main}>
          <Notes publication={publication} />
          {publication.approval?.mine && publication.state === 'in_review' && <DecidePanel publication={publication} />}
          {publication.deliveries.length > 0 && <DeliveriesPanel publication={publication} channels={channels} />}
          <TrailPanel publicationId={publication.id} version={publication.version} state={publication.state} />
          {publication.approval && <ApprovalPanel approval={publication.approval} />}
          {out && <RepliesPanel publicationId={publication.id} />}
        </div>
        <PublicationPreviews publication={publication} channels={channels} />
      </div>
    </>
  );
}

function Notes({ publication }: { publication: Publication }) {
  const t = useWords();
  const { locale } = useFormat();
  const { id } = useTerritory();
  const { reason, approval, corrects, correctedBy, state } = publication;
  const link = (publicationId: string, words: string) => (
    <Link to={`/t/${id}/publications/${publicationId}` as string}>{words}</Link>
  );
  const notes = [
    reason && ['refused', 'held', 'cancelled', 'changes_requested', 'failed'].includes(state) && reason,
    approval?.voided?.[locale],
    corrects && link(corrects, t('publication.corrects')),
    ...correctedBy.map((each) => link(each, t('publication.corrected'))),
  ].filter(Boolean);
  if (notes.length === 0) return null;
  return (
    <Panel label={t('publication.notes')}>
      <ul className={classes.notes}>
        {notes.map((note, index) => (
          <li key={index}>{note}</li>
        ))}
      </ul>
    </Panel>
  );
}
