import type { Room } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { useEffect } from 'react';
import { LateWords } from '../../shared/late-words.tsx';
import { RoomFrame } from '../../shared/crisis/room-frame.tsx';
import { SeverityParts } from '../../shared/severity.tsx';
import { useWords } from '../../shared/words.ts';
import { AmplifiersPanel } from './amplifiers-panel.tsx';
import { AnswersPanel } from './answers-panel.tsx';
import { CurvePanel } from './curve-panel.tsx';
import { FirstPanel } from './first-panel.tsx';
import { HoldPanel } from './hold-panel.tsx';
import { LogPanel } from './log-panel.tsx';
import { MandatePanel } from './mandate-panel.tsx';
import { NextPanel } from './next-panel.tsx';
import { OtherAlarms } from './other-alarms.tsx';
import { PlacesPanel } from './places-panel.tsx';
import { RecoveryPanel } from './recovery-panel.tsx';
import { RoomActions } from './room-actions.tsx';
import { RoomSteps } from './room-steps.tsx';
import { SeenPanel } from './seen-panel.tsx';
import { StoriesPanel } from './stories-panel.tsx';
import classes from './room.module.css';

/** The room: what happens at the left, what is decided at the right, what was done under both. */
export function RoomPage() {
  return (
    <LateWords of={['crisis']}>
      <RoomFrame tab="room" actions={actions}>
        {(room) => <RoomContent key={room.crisis.id} room={room} />}
      </RoomFrame>
    </LateWords>
  );
}

const actions = (room: Room) => <RoomActions room={room} />;

function RoomContent({ room }: { room: Room }) {
  const t = useWords();
  useEffect(() => {
    // A step of the playbook leads to a part of the room, which was not there yet when the address was read.
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, []);
  return (
    <>
      <OtherAlarms crisis={room.crisis} />
      <RoomSteps room={room} />
      <div className={classes.cols}>
        <div className={classes.acts}>
          <NextPanel room={room} />
          <div id="carte-blanche">
            <MandatePanel room={room} />
          </div>
          <AnswersPanel room={room} />
          <HoldPanel room={room} />
          {room.gauge && (
            <Panel title={t('alerts.severity')}>
              <SeverityParts severity={room.gauge} />
            </Panel>
          )}
          <RecoveryPanel room={room} />
        </div>
        <div className={classes.facts}>
          <CurvePanel room={room} />
          <div className={classes.two}>
            <StoriesPanel room={room} />
            <AmplifiersPanel room={room} />
          </div>
          <SeenPanel room={room} />
          <div className={classes.two}>
            <PlacesPanel room={room} />
            <FirstPanel room={room} />
          </div>
        </div>
      </div>
      <LogPanel crisis={room.crisis} />
    </>
  );
}
