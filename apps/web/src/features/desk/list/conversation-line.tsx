import type { ConversationCard } from '@beffroi/contracts';
import { NetMark, Tag } from '@beffroi/ui';
import { Checkbox } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconEyeOff,
  IconMoonStars,
  IconPaperclip,
  IconTicket,
  IconUserCheck,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useSession, useTerritory } from '../../../shared/session.ts';
import { useFormat } from '../../../shared/use-format.ts';
import { useWords, type Words } from '../../../shared/words.ts';
import type { DeskSearch } from '../desk-search.ts';
import { placeMark, placeName } from '../place-words.ts';
import classes from './list.module.css';

/** One conversation of the list: who, what, since when, and what is to know before one opens it. */
export function ConversationLine({
  card,
  search,
  now,
  open,
  current,
  picked,
  picking,
  onPick,
  onFocus,
}: {
  card: ConversationCard;
  search: DeskSearch;
  now: number;
  /** Its thread is on screen. */
  open: boolean;
  /** The keys J and K stand on it. */
  current: boolean;
  picked: boolean;
  /** Some line is picked: all show their box. */
  picking: boolean;
  onPick: (range: boolean) => void;
  onFocus: () => void;
}) {
  const t = useWords();
  const format = useFormat();
  const { id: territoryId } = useTerritory();
  const author = card.author || t('common.unknown_author');
  return (
    <li
      data-conversation={card.id}
      className={`${classes.line} ${card.red ? classes.red : ''} ${card.unread ? classes.unread : ''}`}
      data-open={open}
      data-current={current}
      data-picking={picking}
    >
      <Checkbox
        size="1.5rem"
        className={classes.pick}
        aria-label={t('desk.pick', { author })}
        checked={picked}
        tabIndex={current || picking ? 0 : -1}
        onChange={(event) => onPick((event.nativeEvent as MouseEvent).shiftKey)}
      />
      <Link
        to={`/t/${territoryId}/guichet/${card.id}` as string}
        search={{ ...search, volet: undefined } as never}
        resetScroll={false}
        preload={false}
        className={classes.link}
        tabIndex={current ? 0 : -1}
        aria-current={open ? 'true' : undefined}
        data-line=""
        onFocus={onFocus}
      >
        <span className={classes.mark}>
          <NetMark network={placeMark(card)} label={placeName(t, card)} />
        </span>
        <span className={classes.words}>
          <span className={classes.top}>
            <b className={classes.author}>
              {card.unread && <span className="vh">{t('desk.unread')} </span>}
              {author}
            </b>
            <time dateTime={card.lastAt} className={classes.time}>
              {shortMoment(format, card.lastAt, now)}
            </time>
          </span>
          {card.subject && <span className={classes.subject}>{card.subject}</span>}
          <span className={`${classes.excerpt} ${card.veiled ? classes.veiled : ''}`}>
            {withoutSubject(card.excerpt[format.locale], card.subject)}
          </span>
          <span className={classes.tags}>
            <LineTags card={card} now={now} />
          </span>
        </span>
      </Link>
    </li>
  );
}

/** What makes this one different: never more than matters, the most pressing first. */
function LineTags({ card, now }: { card: ConversationCard; now: number }) {
  const t = useWords();
  const me = useSession().person?.id;
  const format = useFormat();
  // Somebody in danger is answered now: a date would say otherwise.
  const due = card.dueAt && card.state !== 'closed' && !card.red ? new Date(card.dueAt).getTime() : undefined;
  return (
    <>
      {card.red && (
        <Tag kind="alarm" icon={<IconAlertTriangle aria-hidden="true" />}>
          {t('desk.tag.red')}
        </Tag>
      )}
      {card.toRead && !card.red && (
        <Tag kind="watch" icon={<IconAlertTriangle aria-hidden="true" />}>
          {t('desk.tag.to_read')}
        </Tag>
      )}
      {card.veiled && <Tag icon={<IconEyeOff aria-hidden="true" />}>{t('desk.tag.veiled')}</Tag>}
      {card.snoozedUntil && new Date(card.snoozedUntil).getTime() > now && (
        <Tag icon={<IconMoonStars aria-hidden="true" />}>
          {t('desk.tag.snoozed', { until: format.moment(card.snoozedUntil, now) })}
        </Tag>
      )}
      {due !== undefined && (
        <Tag kind={due - now < 3 * 3_600_000 ? 'watch' : 'plain'} icon={<IconClock aria-hidden="true" />}>
          {due < now ? t('desk.tag.late', { by: format.duration(now - due) }) : dueWords(t, format, due, now)}
        </Tag>
      )}
      {!card.red && card.triage.kind !== 'other' && (
        <Tag kind="line">
          {t(`desk.triage.${card.triage.kind}`)}
          {!card.triage.corrected && card.triage.confidence < 0.6 && ` ${t('desk.doubt')}`}
        </Tag>
      )}
      {card.state === 'closed' && (
        <Tag kind="calm" icon={<IconCheck aria-hidden="true" />}>
          {t('desk.state.closed')}
        </Tag>
      )}
      {(card.state === 'waiting' || card.state === 'passed_on') && <Tag>{t(`desk.state.${card.state}`)}</Tag>}
      {card.assignee && (
        <Tag icon={<IconUserCheck aria-hidden="true" />}>
          {card.assignee.id === me ? t('desk.tag.me') : card.assignee.name}
        </Tag>
      )}
      {card.requestRef && <Tag icon={<IconTicket aria-hidden="true" />}>{card.requestRef}</Tag>}
      {card.hasAttachment && (
        <Tag icon={<IconPaperclip aria-hidden="true" />}>
          <span className="vh">{t('desk.tag.attachment')}</span>
        </Tag>
      )}
    </>
  );
}

/** `9 h 08` today, else the day alone: a line has little room. */
function shortMoment(format: ReturnType<typeof useFormat>, at: string | number, now: number): string {
  if (format.dayKey(at) === format.dayKey(now)) return format.hour(at);
  const words = format.moment(at, now);
  return words.split(',')[0] ?? words;
}

/** `avant 12 h` today, `demain, 9 h`, else `avant 12 décembre`. */
function dueWords(t: Words, format: ReturnType<typeof useFormat>, due: number, now: number): string {
  if (format.dayKey(due) === format.dayKey(now)) return t('desk.tag.before', { at: format.hour(due) });
  if (format.dayKey(due) === format.dayKey(now + 86_400_000)) return t('desk.tag.tomorrow', { at: format.hour(due) });
  return t('desk.tag.before', { at: format.date(due, now) });
}

/** The words of a mail often begin with its subject, which stands above them already. */
function withoutSubject(excerpt: string, subject: string | undefined): string {
  if (!subject || !excerpt.startsWith(subject)) return excerpt;
  return excerpt.slice(subject.length).replace(/^[\s:.,–-]+/, '') || excerpt;
}
