import type { Room } from '@beffroi/contracts';
import { EmptyState, Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy, IconPrinter } from '@tabler/icons-react';
import { useTerritory } from '../../shared/session.ts';
import { useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './points.module.css';
import { isBlank, type Points, pointLines, type PointsFields, pointsText, sentPoints } from './points.rules.ts';
import { ShareLink } from './share-link.tsx';

/** The page as its readers will have it, on paper or by its private address. */
export function PointsPreview({
  saved,
  fields,
  room,
  canShare,
}: {
  saved: Points;
  fields: PointsFields;
  room: Room;
  canShare: boolean;
}) {
  const t = useWords();
  const clipboard = useClipboard({ timeout: 3000 });
  const blank = isBlank(fields);
  const text = () =>
    pointsText(fields, {
      title: `${t(`points.title.${saved.audience}`)}\n${room.crisis.title}`,
      facts: t('points.facts'),
      say: t('points.say'),
      doNotSay: t('points.doNotSay'),
      questions: t('points.questions'),
      contact: t('points.contact'),
    });
  return (
    <div className={classes.stack}>
      <Panel
        title={t('points.preview')}
        end={
          !blank && (
            <span className={classes.acts}>
              <Button
                size="xs"
                onClick={() => clipboard.copy(text())}
                leftSection={
                  clipboard.copied ? (
                    <IconCheck size={16} stroke={1.75} aria-hidden="true" />
                  ) : (
                    <IconCopy size={16} stroke={1.75} aria-hidden="true" />
                  )
                }
              >
                {t(clipboard.copied ? 'admin.copied' : 'points.copy')}
              </Button>
              <Button
                size="xs"
                onClick={() => print()}
                leftSection={<IconPrinter size={16} stroke={1.75} aria-hidden="true" />}
              >
                {t('points.print')}
              </Button>
            </span>
          )
        }
      >
        {blank ? <EmptyState>{t('points.none')}</EmptyState> : <Page saved={saved} fields={fields} room={room} />}
      </Panel>
      {canShare && !isBlank(saved) && <ShareLink points={saved} />}
    </div>
  );
}

function Page({ saved, fields, room }: { saved: Points; fields: PointsFields; room: Room }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow();
  const { name } = useTerritory();
  const { questions } = sentPoints(fields);
  return (
    <article className={classes.page}>
      <p className={classes.over}>{name}</p>
      <h3>{t(`points.title.${saved.audience}`)}</h3>
      <p className={classes.subject}>{room.crisis.title}</p>
      {saved.updatedAt && (
        <p className={classes.small}>
          {t('points.updated', { at: format.moment(saved.updatedAt, now), by: saved.updatedBy ?? '' })}
        </p>
      )}
      <Lines title={t('points.facts')} text={fields.facts} />
      <Lines title={t('points.say')} text={fields.say} />
      <Lines title={t('points.doNotSay')} text={fields.doNotSay} refused />
      {questions.length > 0 && (
        <>
          <h4>{t('points.questions')}</h4>
          <dl>
            {questions.map((each, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- they have no other name while they are typed
              <div key={index}>
                <dt>{each.question}</dt>
                <dd>{each.answer}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {fields.contact.trim() && (
        <>
          <h4>{t('points.contact')}</h4>
          <p>{fields.contact}</p>
        </>
      )}
    </article>
  );
}

function Lines({ title, text, refused }: { title: string; text: string; refused?: boolean }) {
  const lines = pointLines(text);
  if (lines.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul {...(refused ? { 'data-refused': '' } : {})}>
        {lines.map((line, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the same line may be typed twice
          <li key={index}>{line}</li>
        ))}
      </ul>
    </>
  );
}
