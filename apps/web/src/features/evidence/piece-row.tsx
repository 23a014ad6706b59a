import { type Evidence, exportEvidence } from '@beffroi/contracts';
import { Tag } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconDownload, IconGavel, IconLock, IconPaperclip } from '@tabler/icons-react';
import { useState } from 'react';
import { addressOf } from '../../shared/api.ts';
import { networkName } from '../../shared/network-words.ts';
import classes from '../../shared/rows.module.css';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { weightWords } from '../media/media-words.tsx';
import { noonOf } from '../requests/requests.rules.ts';
import { AddCapture } from './add-capture.tsx';
import { daysLeft, limitKind } from './evidence.rules.ts';
import { PieceDialog } from './piece-dialog.tsx';

/** A piece: what, where, when, by whom, until when it serves, and what proves that it has not changed. */
export function PieceRow({ piece }: { piece: Evidence }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const { id: territoryId } = useTerritory();
  const canAdd = useCan('desk.answer');
  const [editing, setEditing] = useState(false);
  const { what } = piece;
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <p className={classes.title}>
          {t('evidence.title', { author: what.author, network: networkName(t, what.network) })}{' '}
          <span className={classes.ref}>{t('evidence.number', { number: piece.number })}</span>
        </p>
        <p>{what.excerpt[format.locale]}</p>
        {piece.erasedAt && (
          <p className={classes.small}>{t('evidence.erased', { at: format.date(piece.erasedAt, now) })}</p>
        )}
        <p className={classes.meta}>
          {what.postedAt && <span>{t('evidence.posted', { at: format.moment(what.postedAt, now) })}</span>}
          <span>{t('evidence.kept', { name: piece.by, at: format.moment(piece.at, now) })}</span>
          {what.url && (
            <a href={what.url} target="_blank" rel="noreferrer">
              {t('evidence.where')}
            </a>
          )}
        </p>
        {piece.note && <p className={classes.small}>{piece.note}</p>}
        {piece.files.length > 0 && (
          <ul className={classes.tight} aria-label={t('evidence.files')}>
            {piece.files.map((file) => (
              <li key={file.id} className={classes.meta}>
                <IconPaperclip size={16} stroke={1.75} aria-hidden="true" />
                {file.name}
                <span>{weightWords(t, format, file.bytes)}</span>
              </li>
            ))}
          </ul>
        )}
        {piece.limits.map((limit) => {
          const days = daysLeft(limit.due, format.dayKey(now));
          return (
            <details key={`${limit.kind}${limit.due}`} className={classes.why}>
              <summary>
                {t(days < 0 ? 'evidence.limit.over' : 'evidence.limit', {
                  kind: limit.kind,
                  at: format.date(noonOf(limit.due.slice(0, 10)), now),
                })}
                {days >= 0 && (
                  <Tag kind={limitKind(days)} icon={<IconGavel size={14} stroke={1.75} aria-hidden="true" />}>
                    {t('evidence.limit.left', { count: days })}
                  </Tag>
                )}
              </summary>
              <p>{limit.because[format.locale]}</p>
            </details>
          );
        })}
        <details className={classes.why}>
          <summary>{t('evidence.proof')}</summary>
          <dl className={classes.facts}>
            <div>
              <dt>{t('evidence.hash')}</dt>
              <dd>
                <code className={classes.hash}>{piece.sha256}</code>
              </dd>
            </div>
            <div>
              <dt>{t('evidence.previous')}</dt>
              <dd>
                <code className={classes.hash}>{piece.previous}</code>
              </dd>
            </div>
            <div>
              <dt>{t('evidence.stamp')}</dt>
              <dd>
                {piece.timeStamp
                  ? t('evidence.stamp.by', {
                      name: piece.timeStamp.authority,
                      at: format.moment(piece.timeStamp.at, now),
                    })
                  : (piece.timeStampTrouble?.[format.locale] ?? t('evidence.stamp.none'))}
              </dd>
            </div>
          </dl>
        </details>
      </div>
      <div className={classes.side}>
        {piece.qualification !== 'none' && <Tag kind="watch">{t(`evidence.kind.${piece.qualification}`)}</Tag>}
        {piece.targetsAgent && <Tag>{t('evidence.agent')}</Tag>}
        {piece.legalHold && (
          <Tag kind="brand" icon={<IconLock size={14} stroke={1.75} aria-hidden="true" />}>
            {t('evidence.hold')}
          </Tag>
        )}
        {!piece.erasedAt && (
          <Button
            size="xs"
            component="a"
            download
            href={addressOf(exportEvidence, { territoryId, evidenceId: piece.id })}
            leftSection={<IconDownload size={16} stroke={1.75} aria-hidden="true" />}
          >
            {t('evidence.export')}
          </Button>
        )}
        <Button size="xs" variant="subtle" onClick={() => setEditing(true)}>
          {t('evidence.qualify')}
        </Button>
        {canAdd && !piece.erasedAt && <AddCapture piece={piece} />}
      </div>
      {editing && <PieceDialog piece={piece} onClose={() => setEditing(false)} />}
    </li>
  );
}
