import { type Crisis, exportLog, type LogLine } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { addressOf } from '../../shared/api.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { LogInput } from './log-input.tsx';
import { logQuery, useLogLines } from './log.queries.ts';
import { byDay } from './log.rules.ts';
import classes from './log.module.css';

/** The log: what was decided and done, minute by minute, by the program and by people; nothing is erased. */
export function LogPanel({ crisis }: { crisis: Crisis }) {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const canWrite = useCan('crisis.write');
  const log = useInfiniteQuery(logQuery(territoryId, crisis.id, useCan('mentions.read')));
  const { add } = useLogLines(crisis.id);
  const [correcting, setCorrecting] = useState<LogLine>();
  const input = useRef<HTMLInputElement>(null);
  const correct = (line: LogLine) => {
    setCorrecting(line);
    input.current?.focus();
  };
  const lines = log.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={classes.log} id="main-courante">
      <Panel
        title={t('crisis.log')}
        end={
          <a href={addressOf(exportLog, { territoryId, crisisId: crisis.id }, {})} download>
            {t('crisis.log.export')}
          </a>
        }
      >
        <div className={canWrite ? classes.cols : undefined}>
          {canWrite && (
            <LogInput ref={input} add={add} correcting={correcting} onCorrected={() => setCorrecting(undefined)} />
          )}
          <QueryPanel query={log} rows={4}>
            {() =>
              lines.length === 0 ? (
                <p className={classes.none}>{t('crisis.log.none')}</p>
              ) : (
                <div>
                  <Lines lines={lines} onCorrect={canWrite ? correct : undefined} />
                  {log.hasNextPage && (
                    <Button mt="sm" size="xs" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
                      {t('crisis.log.more')}
                    </Button>
                  )}
                </div>
              )
            }
          </QueryPanel>
        </div>
      </Panel>
    </div>
  );
}

function Lines({ lines, onCorrect }: { lines: readonly LogLine[]; onCorrect: ((line: LogLine) => void) | undefined }) {
  const format = useTerritoryFormat();
  const now = useNow();
  const days = byDay(lines, format.dayKey);
  return (
    <div aria-live="polite">
      {days.map(({ day, lines: ofDay }) => (
        <section key={day}>
          {(days.length > 1 || day !== format.dayKey(now)) && (
            <h3 className={classes.day}>{format.day(ofDay[0]?.at ?? now)}</h3>
          )}
          <ol className={classes.lines}>
            {ofDay.map((line) => (
              <Line key={line.id} line={line} all={lines} onCorrect={onCorrect} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Line({
  line,
  all,
  onCorrect,
}: {
  line: LogLine;
  all: readonly LogLine[];
  onCorrect: ((line: LogLine) => void) | undefined;
}) {
  const t = useWords();
  const format = useTerritoryFormat();
  const hourOf = (id: string | undefined) => {
    const found = all.find((each) => each.id === id);
    return found && format.hour(found.at);
  };
  const corrects = line.corrects && hourOf(line.corrects);
  const text = line.text[format.locale];
  return (
    <li className={line.by ? undefined : classes.auto} data-kind={line.kind}>
      <time dateTime={line.at}>{format.hour(line.at)}</time>
      <div className={classes.words}>
        <p>
          {line.kind === 'decision' && <b>{t('crisis.log.decision')} </b>}
          {corrects && <span className={classes.by}>{t('crisis.log.corrects', { at: corrects })} </span>}
          {line.correctedBy ? <s>{text}</s> : text} <span className={classes.by}>{line.by ?? 'Beffroi'}</span>
          {line.correctedBy && (
            <span className={classes.by}>
              {', '}
              {t('crisis.log.corrected', { at: hourOf(line.correctedBy) ?? '' })}
            </span>
          )}
          <LineLink link={line.link} />
        </p>
        {onCorrect && line.by && !line.correctedBy && (
          <button type="button" className={classes.correct} onClick={() => onCorrect(line)}>
            {t('crisis.log.correct')}
            <span className="vh"> {t('crisis.log.of', { at: format.hour(line.at) })}</span>
          </button>
        )}
      </div>
    </li>
  );
}

function LineLink({ link }: { link: LogLine['link'] }) {
  const t = useWords();
  const { id } = useTerritory();
  const canMentions = useCan('mentions.read');
  const canPublications = useCan('publishing.read');
  const canAlarms = useCan('alerts.read');
  const to =
    link?.publicationId && canPublications
      ? `publications/${link.publicationId}`
      : link?.alarmId && canAlarms
        ? `alertes/${link.alarmId}`
        : link?.mentionId && canMentions
          ? `mentions/${link.mentionId}`
          : undefined;
  if (!to) return null;
  return (
    <>
      {' '}
      <Link to={`/t/${id}/${to}` as string}>{t('crisis.log.open')}</Link>
    </>
  );
}
