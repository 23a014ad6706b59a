import { PageHead } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { usePage } from '../../shared/page.ts';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { AlarmsStep } from './alarms-step.tsx';
import { SourcesStep } from './sources-step.tsx';
import { WatchesStep } from './watches-step.tsx';
import classes from './onboarding.module.css';

const steps = [1, 2, 3] as const;

/** From nothing to a first alarm ready to ring, in three steps that can each be left for later. */
export function OnboardingPage() {
  const t = useWords();
  const navigate = useNavigate();
  const { id, name } = useTerritory();
  const allowed = useCan('watches.manage');
  const { etape } = useSearch({ strict: false });
  const step = steps.find((each) => each === etape) ?? 1;
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  usePage(t('onboarding.title'));
  useEffect(() => {
    if (shown.current !== step) heading.current?.focus();
    shown.current = step;
  }, [step]);
  const go = (next: number) =>
    void (next > 3
      ? navigate({ to: `/t/${id}` as string })
      : navigate({ to: '.', search: (next === 1 ? {} : { etape: next }) as never }));
  if (!allowed) {
    return (
      <>
        <PageHead title={t('onboarding.title')} />
        <p>{t('common.denied')}</p>
      </>
    );
  }
  return (
    <>
      <PageHead
        over={name}
        title={t('onboarding.title')}
        actions={
          <Button variant="subtle" component={Link} to={`/t/${id}` as string}>
            {t('onboarding.later')}
          </Button>
        }
      />
      <ol className={classes.steps}>
        {steps.map((each) => (
          <li key={each} aria-current={each === step ? 'step' : undefined} data-done={each < step || undefined}>
            <span aria-hidden="true">{each < step ? <IconCheck size={16} stroke={2} /> : each}</span>
            {t(`onboarding.step.${each}`)}
          </li>
        ))}
      </ol>
      <h2 ref={heading} tabIndex={-1} className={classes.heading}>
        {t(`onboarding.step.${step}.title`)}
      </h2>
      {step === 1 && <WatchesStep onNext={() => go(2)} />}
      {step === 2 && <SourcesStep onNext={() => go(3)} />}
      {step === 3 && <AlarmsStep onNext={() => go(4)} />}
    </>
  );
}
