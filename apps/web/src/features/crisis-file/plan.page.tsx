import type { Room } from '@beffroi/contracts';
import { EmptyState, Panel } from '@beffroi/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { RoomFrame } from '../../shared/crisis/room-frame.tsx';
import { LateWords } from '../../shared/late-words.tsx';
import { QueryPanel } from '../../shared/query-panel.tsx';
import rows from '../../shared/rows.module.css';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { planQuery, useCrisisId, useFileLive } from './crisis-file.queries.ts';
import classes from './plan.module.css';
import type { Plan } from './plan.rules.ts';
import { PlanAnswers } from './plan-answers.tsx';
import { PlanHead } from './plan-head.tsx';
import { SpeakersPanel, VideoPanel } from './plan-side.tsx';
import { PlanSteps } from './plan-steps.tsx';

/** The playbook as this room follows it: what is to be done, by when, by whom, and what one starts from. */
export function PlanPage() {
  return (
    <RoomFrame tab="plan">
      {(room) => (
        <LateWords of={['crisisFile']}>
          <PlanBody room={room} />
        </LateWords>
      )}
    </RoomFrame>
  );
}

function PlanBody({ room }: { room: Room }) {
  const { id } = useTerritory();
  const crisisId = useCrisisId();
  const plan = useQuery(planQuery(id, crisisId));
  useFileLive('plan');
  return (
    <QueryPanel query={plan} rows={8}>
      {(data) => (data.steps.length === 0 ? <NoPlan room={room} plan={data} /> : <FullPlan room={room} plan={data} />)}
    </QueryPanel>
  );
}

function FullPlan({ room, plan }: { room: Room; plan: Plan }) {
  const aside = plan.options.length > 0 || plan.hashtags.length > 0 || plan.videoBrief || plan.speakers.length > 0;
  return (
    <div className={aside ? classes.cols : undefined}>
      <div className={rows.stack}>
        <PlanHead plan={plan} room={room} />
        <PlanSteps plan={plan} room={room} />
      </div>
      {aside && <Aside room={room} plan={plan} />}
    </div>
  );
}

function Aside({ room, plan }: { room: Room; plan: Plan }) {
  return (
    <div className={rows.stack}>
      {(plan.options.length > 0 || plan.hashtags.length > 0) && <PlanAnswers plan={plan} room={room} />}
      {plan.speakers.length > 0 && <SpeakersPanel speakers={plan.speakers} />}
      {plan.videoBrief && <VideoPanel brief={plan.videoBrief} />}
    </div>
  );
}

/** A kind of crisis for which nobody wrote anything: the way to write it. */
function NoPlan({ room, plan }: { room: Room; plan: Plan }) {
  const t = useWords();
  const { id } = useTerritory();
  const canConfigure = useCan('crisis.configure');
  return (
    <div className={rows.stack}>
      <Panel label={t('crisis.tab.plan')}>
        <EmptyState
          action={
            <Link to={`/t/${id}/fiches-reflexes` as string} search={{ type: room.crisis.kind } as never}>
              {t(canConfigure ? 'plan.none.write' : 'plan.none.see')}
            </Link>
          }
        >
          {t('plan.none', { kind: t(`crisis.kind.${room.crisis.kind}`) })}
        </EmptyState>
      </Panel>
      <Aside room={room} plan={plan} />
    </div>
  );
}
