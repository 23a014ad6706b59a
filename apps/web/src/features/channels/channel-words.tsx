import type { Channel } from '@beffroi/contracts';
import { Tag, type TagKind } from '@beffroi/ui';
import {
  IconAlertCircle,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconHandClick,
  IconPlayerPause,
  IconPlugConnectedX,
} from '@tabler/icons-react';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { missingWords } from './channels.rules.ts';

const states: Record<Channel['state'], { kind: TagKind; icon: typeof IconClock }> = {
  ok: { kind: 'calm', icon: IconCircleCheck },
  expiring: { kind: 'watch', icon: IconClock },
  expired: { kind: 'watch', icon: IconPlugConnectedX },
  failing: { kind: 'watch', icon: IconAlertCircle },
  paused: { kind: 'line', icon: IconPlayerPause },
};

/** How an account fares: icon, word and colour. */
export function ChannelState({ state }: { state: Channel['state'] }) {
  const t = useWords();
  const { kind, icon: Icon } = states[state];
  return (
    <Tag kind={kind} icon={<Icon size={14} stroke={1.75} aria-hidden="true" />}>
      {t(`channels.state.${state}`)}
    </Tag>
  );
}

/** Whether the account works only once somebody connects it again, now or soon. */
export function needsReconnecting({ state }: Pick<Channel, 'state'>): boolean {
  return state === 'expired' || state === 'expiring' || state === 'failing';
}

/** What the account cannot do until somebody connects it again, in one line. */
export function MissingRights({ channel }: { channel: Pick<Channel, 'missingScopes'> }) {
  const t = useWords();
  const { locale } = useFormat();
  return t('channels.missing', {
    what: missingWords(locale, channel.missingScopes, (meaning) => t(`channels.scope.${meaning}`)),
  });
}

export const abilityIcons = { native: IconCircleCheck, assisted: IconHandClick, impossible: IconCircleX };
