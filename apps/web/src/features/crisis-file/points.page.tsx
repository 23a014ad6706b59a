import { type Audience, audiences, type Room } from '@beffroi/contracts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { RoomFrame } from '../../shared/crisis/room-frame.tsx';
import { LateWords } from '../../shared/late-words.tsx';
import { QueryPanel } from '../../shared/query-panel.tsx';
import rows from '../../shared/rows.module.css';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { pointsQuery, useCrisisId, useFileLive } from './crisis-file.queries.ts';
import { audienceOf, audiencePaths, readPointsSearch } from './crisis-file.search.ts';
import classes from './points.module.css';
import { type Points, type PointsFields, fieldsOfPoints } from './points.rules.ts';
import { PointsForm } from './points-form.tsx';
import { PointsPreview } from './points-preview.tsx';

/** What the switchboard, the departments and the elected officials are to say: a page each. */
export function PointsPage() {
  return (
    <RoomFrame tab="points">
      {(room) => (
        <LateWords of={['crisisFile']}>
          <PointsBody room={room} />
        </LateWords>
      )}
    </RoomFrame>
  );
}

const blank = (audience: Audience): Points => ({
  audience,
  facts: '',
  say: '',
  doNotSay: '',
  questions: [],
  contact: '',
});

function PointsBody({ room }: { room: Room }) {
  const t = useWords();
  const navigate = useNavigate();
  const { id } = useTerritory();
  const crisisId = useCrisisId();
  const canLead = useCan('crisis.lead') && room.crisis.state === 'open';
  const audience = audienceOf(readPointsSearch(useSearch({ strict: false })));
  const points = useQuery(pointsQuery(id, crisisId));
  // What is typed for one audience stays while another is looked at.
  const [drafts, setDrafts] = useState<Partial<Record<Audience, PointsFields>>>({});
  useFileLive('talking_points');
  const show = (each: Audience) =>
    void navigate({
      to: '.',
      search: { pour: audiencePaths[each] } as never,
      replace: true,
      resetScroll: false,
    });
  const forget = () => setDrafts(({ ...others }) => (delete others[audience], others));
  return (
    <>
      <div className={classes.bar}>
        <div className={rows.chips} role="group" aria-label={t('points.audience')}>
          {audiences.map((each) => (
            <button key={each} type="button" aria-pressed={each === audience} onClick={() => show(each)}>
              {t(`points.audience.${each}`)}
              {drafts[each] && ` (${t('points.unsaved')})`}
            </button>
          ))}
        </div>
      </div>
      <QueryPanel query={points} rows={6}>
        {({ items }) => {
          const saved = items.find((each) => each.audience === audience) ?? blank(audience);
          const fields = drafts[audience] ?? fieldsOfPoints(saved);
          return (
            <div className={canLead ? classes.cols : classes.one}>
              {canLead && (
                <PointsForm
                  key={audience}
                  saved={saved}
                  fields={fields}
                  dirty={drafts[audience] !== undefined}
                  onChange={(next) => setDrafts({ ...drafts, [audience]: next })}
                  onForget={forget}
                />
              )}
              <PointsPreview saved={saved} fields={fields} room={room} canShare={canLead} />
            </div>
          );
        }}
      </QueryPanel>
    </>
  );
}
