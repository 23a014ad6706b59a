import { type DeskAttachment, type DeskMessage, getDeskAttachment } from '@beffroi/contracts';
import { Tag } from '@beffroi/ui';
import {
  IconAlertCircle,
  IconCheck,
  IconClock,
  IconFile,
  IconFileOff,
  IconHourglass,
  IconPlayerPause,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { addressOf } from '../../../shared/api.ts';
import { useTerritory } from '../../../shared/session.ts';
import { useFormat } from '../../../shared/use-format.ts';
import { useWords, type Words } from '../../../shared/words.ts';
import classes from './thread.module.css';

/** The words, with those that should not stand in public underlined: an account number, a health matter. */
export function MessageText({ text, sensitive }: Pick<DeskMessage, 'sensitive'> & { text: string }) {
  const t = useWords();
  const marks = sensitive.toSorted((one, other) => one.from - other.from);
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const { kind, from, to } of marks) {
    if (from < at || to > text.length) continue;
    pieces.push(text.slice(at, from));
    pieces.push(
      <mark key={from} className={classes.sensitive}>
        {text.slice(from, to)}
        <span className="vh"> ({sensitiveName(t, kind)})</span>
      </mark>,
    );
    at = to;
  }
  pieces.push(text.slice(at));
  return <p className={classes.text}>{pieces}</p>;
}

const sensitiveKinds = [
  'social_security',
  'iban',
  'card',
  'phone',
  'email',
  'address',
  'birth_date',
  'health',
] as const;

function sensitiveName(t: Words, kind: string): string {
  const known = sensitiveKinds.find((each) => each === kind);
  return known ? t(`desk.sensitive.${known}`) : t('desk.sensitive');
}

/** Files that came with it. What is not safe cannot be opened, and says why. */
export function Attachments({ items }: { items: readonly DeskAttachment[] }) {
  const t = useWords();
  const format = useFormat();
  const { id: territoryId } = useTerritory();
  if (items.length === 0) return null;
  return (
    <ul className={classes.files}>
      {items.map((file) => {
        const words = `${file.name}, ${size(format.number, t, file.bytes)}`;
        return (
          <li key={file.id}>
            {file.verdict === 'safe' ? (
              <a href={addressOf(getDeskAttachment, { territoryId, attachmentId: file.id })} download={file.name}>
                <IconFile size={18} stroke={1.75} aria-hidden="true" />
                {words}
              </a>
            ) : (
              <span className={classes.badFile}>
                <IconFileOff size={18} stroke={1.75} aria-hidden="true" />
                <span>
                  {words}
                  <br />
                  {file.explanation?.[format.locale] ?? t('desk.file.kept')}
                </span>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function size(number: (value: number) => string, t: ReturnType<typeof useWords>, bytes: number): string {
  return bytes < 1_000_000
    ? t('desk.file.kb', { size: number(Math.max(1, Math.round(bytes / 1000))) })
    : t('desk.file.mb', { size: number(Math.round(bytes / 100_000) / 10) });
}

/** How far what we say got: nothing more than a tick when all went well. */
export function DeliveryLine({ delivery }: { delivery: NonNullable<DeskMessage['delivery']> }) {
  const t = useWords();
  const { locale } = useFormat();
  const { id: territoryId } = useTerritory();
  const { state, trouble, publicationId } = delivery;
  const bad = state === 'failed' || state === 'uncertain' || state === 'refused';
  const Icon =
    state === 'sent' || state === 'recorded'
      ? IconCheck
      : state === 'in_review'
        ? IconHourglass
        : state === 'held'
          ? IconPlayerPause
          : bad
            ? IconAlertCircle
            : IconClock;
  return (
    <span className={classes.delivery}>
      <Tag
        kind={bad ? 'alarm' : state === 'in_review' || state === 'held' ? 'watch' : 'plain'}
        icon={<Icon aria-hidden="true" />}
      >
        {t(`desk.delivery.${state}`)}
      </Tag>
      {trouble && <span className={classes.trouble}>{trouble[locale]}</span>}
      {publicationId && state !== 'sent' && state !== 'recorded' && (
        <Link to={`/t/${territoryId}/publications/${publicationId}` as string}>{t('desk.delivery.see')}</Link>
      )}
    </span>
  );
}
