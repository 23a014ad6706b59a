import type { PublicationState } from '@beffroi/contracts';
import { Tag, type TagKind } from '@beffroi/ui';
import {
  IconAlertCircle,
  IconArrowBackUp,
  IconCalendarCheck,
  IconCircleCheck,
  IconCircleX,
  IconHourglass,
  IconPencil,
  IconPlayerPause,
  IconSend,
} from '@tabler/icons-react';
import { useWords, type MessageId } from '../words.ts';

type Look = { icon: typeof IconPencil; kind: TagKind; words: MessageId };

/** What each state is called and how it is shown, the same on every screen. */
export const publicationLooks: Record<PublicationState, Look> = {
  draft: { icon: IconPencil, kind: 'line', words: 'publishing.state.draft' },
  in_review: { icon: IconHourglass, kind: 'watch', words: 'publishing.state.in_review' },
  changes_requested: { icon: IconArrowBackUp, kind: 'watch', words: 'publishing.state.changes_requested' },
  refused: { icon: IconCircleX, kind: 'line', words: 'publishing.state.refused' },
  approved: { icon: IconCircleCheck, kind: 'calm', words: 'publishing.state.approved' },
  scheduled: { icon: IconCalendarCheck, kind: 'line', words: 'publishing.state.scheduled' },
  held: { icon: IconPlayerPause, kind: 'line', words: 'publishing.state.held' },
  sending: { icon: IconSend, kind: 'line', words: 'publishing.state.sending' },
  published: { icon: IconCircleCheck, kind: 'plain', words: 'publishing.state.published' },
  partly_published: { icon: IconAlertCircle, kind: 'alarm', words: 'publishing.state.partly_published' },
  failed: { icon: IconAlertCircle, kind: 'alarm', words: 'publishing.state.failed' },
  cancelled: { icon: IconCircleX, kind: 'line', words: 'publishing.state.cancelled' },
};

export function PublicationStateTag({ state }: { state: PublicationState }) {
  const t = useWords();
  const { icon: Icon, kind, words } = publicationLooks[state];
  return (
    <Tag kind={kind} icon={<Icon size={14} stroke={1.75} aria-hidden="true" />}>
      {t(words)}
    </Tag>
  );
}
