import type { Source } from '@beffroi/contracts';
import { Tag, type TagKind } from '@beffroi/ui';
import {
  IconAlertCircle,
  IconAntenna,
  IconCircleCheck,
  IconClock,
  IconPlayerPause,
  IconVolumeOff,
} from '@tabler/icons-react';
import type { MessageId, Words } from '../../shared/words.ts';
import { useWords } from '../../shared/words.ts';

const states: Record<Source['state'], { kind: TagKind; icon: typeof IconClock }> = {
  new: { kind: 'plain', icon: IconClock },
  live: { kind: 'calm', icon: IconAntenna },
  ok: { kind: 'calm', icon: IconCircleCheck },
  silent: { kind: 'watch', icon: IconVolumeOff },
  failing: { kind: 'watch', icon: IconAlertCircle },
  paused: { kind: 'line', icon: IconPlayerPause },
};

/** How a source fares: icon, word and colour. */
export function SourceState({ state }: { state: Source['state'] }) {
  const t = useWords();
  const { kind, icon: Icon } = states[state];
  return (
    <Tag kind={kind} icon={<Icon size={14} stroke={1.75} aria-hidden="true" />}>
      {t(`sources.state.${state}`)}
    </Tag>
  );
}

const fieldWords: Record<string, { label: MessageId; hint?: MessageId }> = {
  url: { label: 'sources.field.url', hint: 'sources.hint.url' },
  username: { label: 'sources.field.username', hint: 'sources.hint.username' },
  password: { label: 'sources.field.password' },
  server: { label: 'sources.field.server', hint: 'sources.hint.server' },
  hashtag: { label: 'sources.field.hashtag' },
  orHashtags: { label: 'sources.field.orHashtags', hint: 'sources.hint.orHashtags' },
  accessToken: { label: 'sources.field.accessToken', hint: 'sources.hint.accessToken' },
  scope: { label: 'sources.field.scope' },
  timeline: { label: 'sources.field.timeline' },
  query: { label: 'sources.field.query', hint: 'sources.hint.query' },
  service: { label: 'sources.field.service', hint: 'sources.hint.service' },
  lang: { label: 'sources.field.lang', hint: 'sources.hint.lang' },
  identifier: { label: 'sources.field.identifier', hint: 'sources.hint.identifier' },
  appPassword: { label: 'sources.field.appPassword', hint: 'sources.hint.appPassword' },
  account: { label: 'sources.field.account', hint: 'sources.hint.account' },
  keywords: { label: 'sources.field.keywords', hint: 'sources.hint.keywords' },
  protocol: { label: 'sources.field.protocol' },
  profileService: { label: 'sources.field.profileService', hint: 'sources.hint.service' },
};
const optionWords: Record<string, MessageId> = {
  local: 'sources.option.local',
  federated: 'sources.option.federated',
  home: 'sources.option.home',
  mentions: 'sources.option.mentions',
  hashtag: 'sources.option.hashtag',
};

/** A field of a source in words; one that is not known keeps its own name. */
export function fieldLabel(t: Words, name: string): { label: string; hint?: string } {
  const known = fieldWords[name];
  if (!known) return { label: name };
  return { label: t(known.label), ...(known.hint ? { hint: t(known.hint) } : {}) };
}

export function optionLabel(t: Words, option: string): string {
  const known = optionWords[option];
  return known ? t(known) : option;
}

/** Why a setting of a source will not do: the connectors say it to programs, in English. */
export function fieldFault(t: Words, path: string): string | undefined {
  if (!path.startsWith('config.')) return undefined;
  const name = path.slice('config.'.length);
  if (name === 'server' || name === 'service' || name === 'profileService') return t('sources.fault.address');
  if (name === 'hashtag' || name === 'orHashtags') return t('sources.fault.hashtag');
  return t(name === 'url' ? 'sources.fault.url' : 'sources.fault');
}
