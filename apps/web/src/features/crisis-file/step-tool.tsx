import { holdInRoom, type Permission, type Room } from '@beffroi/contracts';
import { Tag } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconArrowRight, IconCheck, IconPencilPlus, IconPlayerPause } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { ConfirmDialog } from '../../shared/confirm.tsx';
import { isOpen } from '../../shared/publishing/mandates.ts';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { type MessageId, useWords } from '../../shared/words.ts';
import classes from './plan.module.css';
import type { Plan, PlanStep } from './plan.rules.ts';
import { usePrepareAnswer } from './use-prepare-answer.ts';

type Way = { path: string; label: MessageId; permission: Permission; anchor?: string };

/** Where the tool of a step is, and what one may do to be led there. `room:` is within the room. */
const ways: Partial<Record<PlanStep['tool'], Way>> = {
  media: { path: 'mediatheque', label: 'plan.tool.media', permission: 'media.read' },
  moderation: { path: 'moderation', label: 'plan.tool.moderation', permission: 'desk.read' },
  evidence: { path: 'preuves', label: 'plan.tool.evidence', permission: 'evidence.read' },
  talking_points: { path: 'room:/elements', label: 'plan.tool.talking_points', permission: 'crisis.read' },
  rumours: { path: 'room:/rumeurs', label: 'plan.tool.rumours', permission: 'crisis.read' },
  reports: { path: 'room:/signalements', label: 'plan.tool.reports', permission: 'crisis.read' },
  relay: { path: 'room:', label: 'plan.tool.relay', permission: 'crisis.lead' },
  log: { path: 'room:', label: 'plan.tool.log', permission: 'crisis.write', anchor: 'main-courante' },
};
const giveMandate: Way = {
  path: 'room:',
  label: 'plan.tool.mandate',
  permission: 'crisis.read',
  anchor: 'carte-blanche',
};
const seeMandate: Way = { ...giveMandate, label: 'plan.tool.mandate.see' };

/** What the room offers beside a step: one gesture, or the way to it. */
export function StepTool({ step, room, plan }: { step: PlanStep; room: Room; plan: Plan }) {
  switch (step.tool) {
    case 'hold':
      return <HoldTool room={room} after={step.phase === 'after'} />;
    case 'mandate':
      return <MandateTool room={room} />;
    case 'answer':
      return plan.options.length > 0 ? <Anchor to="reponses" label="plan.tool.options" /> : <BlankAnswer room={room} />;
    case 'hashtag':
      return plan.hashtags.length > 0 ? <Anchor to="reponses" label="plan.tool.hashtag" /> : null;
    case 'video':
      return plan.videoBrief ? <Anchor to="video" label="plan.tool.video" /> : null;
    default: {
      const way = ways[step.tool];
      return way ? <WayLink way={way} room={room} /> : null;
    }
  }
}

function WayLink({ way, room }: { way: Way; room: Room }) {
  const t = useWords();
  const { id } = useTerritory();
  const may = useCan(way.permission);
  if (!may) return null;
  const within = way.path.startsWith('room:');
  const path = within ? `crises/${room.crisis.id}${way.path.slice(5)}` : way.path;
  return (
    <p className={classes.tool}>
      <Link to={`/t/${id}/${path}` as string} {...(way.anchor ? { hash: way.anchor } : {})}>
        {t(way.label)}
        <IconArrowRight size={16} stroke={1.75} aria-hidden="true" />
      </Link>
    </p>
  );
}

function Anchor({ to, label }: { to: string; label: MessageId }) {
  const t = useWords();
  return (
    <p className={classes.tool}>
      <a href={`#${to}`}>
        {t(label)}
        <IconArrowRight size={16} stroke={1.75} aria-hidden="true" />
      </a>
    </p>
  );
}

function BlankAnswer({ room }: { room: Room }) {
  const t = useWords();
  const answer = usePrepareAnswer(room);
  if (!answer.may) return null;
  return (
    <div className={classes.tool}>
      <Button
        size="xs"
        loading={answer.pending}
        onClick={() => answer.start('')}
        leftSection={<IconPencilPlus size={16} stroke={1.75} aria-hidden="true" />}
      >
        {t('plan.tool.answer')}
      </Button>
    </div>
  );
}

function MandateTool({ room }: { room: Room }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow();
  const { mandate } = room;
  const canOpen = useCan('mandates.open');
  if (!mandate || !isOpen(mandate, now)) return <WayLink way={canOpen ? giveMandate : seeMandate} room={room} />;
  return (
    <p className={classes.tool}>
      <Tag kind="calm" icon={<IconCheck size={14} stroke={1.75} aria-hidden="true" />}>
        {t('plan.tool.mandate.open', { name: mandate.personName, until: format.moment(mandate.endsAt, now) })}
      </Tag>
    </p>
  );
}

/** `after` is when one sorts what was stopped, and stops nothing any more. */
function HoldTool({ room, after }: { room: Room; after: boolean }) {
  const t = useWords();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const mayHold = useCan('publishing.hold');
  const [asking, setAsking] = useState(false);
  if (room.hold.active || after) {
    return (
      <p className={classes.tool}>
        {room.hold.active && (
          <Tag kind="watch" icon={<IconPlayerPause size={14} stroke={1.75} aria-hidden="true" />}>
            {t('plan.tool.held')}
          </Tag>
        )}
        {mayHold && room.hold.waiting > 0 && (
          <Link to={`/t/${territoryId}/calendrier/suspendus` as string}>
            {t('plan.tool.sort', { count: room.hold.waiting })}
          </Link>
        )}
      </p>
    );
  }
  if (!mayHold || room.crisis.state === 'closed') return null;
  return (
    <div className={classes.tool}>
      <Button
        size="xs"
        onClick={() => setAsking(true)}
        leftSection={<IconPlayerPause size={16} stroke={1.75} aria-hidden="true" />}
      >
        {t('publishing.hold')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('publishing.hold.title')}
          verb={t('publishing.hold')}
          onClose={() => setAsking(false)}
          act={async () => {
            await call(holdInRoom, { params: { territoryId, crisisId: room.crisis.id } });
            await Promise.all([
              client.invalidateQueries({ queryKey: ['crisis', territoryId, room.crisis.id] }),
              client.invalidateQueries({ queryKey: ['hold', territoryId] }),
            ]);
          }}
        >
          {t('plan.hold.words')}
        </ConfirmDialog>
      )}
    </div>
  );
}
