import { playbookPhases, type Room } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { useState } from 'react';
import { useWords } from '../../shared/words.ts';
import type { Plan, PlanStep } from './plan.rules.ts';
import { PlanStepRow } from './plan-step.tsx';
import { SkipDialog } from './skip-dialog.tsx';

/** The steps, phase by phase. */
export function PlanSteps({ plan, room }: { plan: Plan; room: Room }) {
  const t = useWords();
  const [skipping, setSkipping] = useState<PlanStep>();
  return (
    <>
      {playbookPhases.map((phase) => {
        const steps = plan.steps.filter((step) => step.phase === phase);
        if (steps.length === 0) return null;
        return (
          <Panel key={phase} title={t(`plan.phase.${phase}`)} flush>
            <ol>
              {steps.map((step) => (
                <PlanStepRow
                  key={step.key}
                  step={step}
                  room={room}
                  plan={plan}
                  next={plan.next?.key === step.key}
                  onSkip={() => setSkipping(step)}
                />
              ))}
            </ol>
          </Panel>
        );
      })}
      {skipping && <SkipDialog step={skipping} onClose={() => setSkipping(undefined)} />}
    </>
  );
}
