import type { PublicationDelivery } from '@beffroi/contracts';
import type { TagKind } from '@beffroi/ui';
import {
  IconAlertCircle,
  IconCalendarCheck,
  IconCircleCheck,
  IconCircleX,
  IconHandClick,
  IconHelpCircle,
  IconHourglass,
  IconPlayerPause,
  IconSend,
  IconTrash,
} from '@tabler/icons-react';
import type { MessageId } from '../../shared/words.ts';

type Look = { icon: typeof IconSend; kind: TagKind; words: MessageId };

/** What each state of a delivery is called and how it is shown. */
export const deliveryLooks: Record<PublicationDelivery['state'], Look> = {
  planned: { icon: IconCalendarCheck, kind: 'line', words: 'publication.delivery.planned' },
  sending: { icon: IconSend, kind: 'line', words: 'publication.delivery.sending' },
  waiting: { icon: IconHourglass, kind: 'watch', words: 'publication.delivery.waiting' },
  by_hand: { icon: IconHandClick, kind: 'watch', words: 'publication.delivery.by_hand' },
  sent: { icon: IconCircleCheck, kind: 'plain', words: 'publication.delivery.sent' },
  verified: { icon: IconCircleCheck, kind: 'calm', words: 'publication.delivery.verified' },
  uncertain: { icon: IconHelpCircle, kind: 'watch', words: 'publication.delivery.uncertain' },
  failed: { icon: IconAlertCircle, kind: 'alarm', words: 'publication.delivery.failed' },
  held: { icon: IconPlayerPause, kind: 'line', words: 'publication.delivery.held' },
  cancelled: { icon: IconCircleX, kind: 'line', words: 'publication.delivery.cancelled' },
  removed: { icon: IconTrash, kind: 'line', words: 'publication.delivery.removed' },
};
