import type { Approval } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import {
  IconArrowBackUp,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleX,
  IconHourglass,
  IconPlayerSkipForward,
} from '@tabler/icons-react';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './publication.module.css';

type Step = Approval['steps'][number];
const icons: Record<Step['state'], typeof IconCircleX> = {
  approved: IconCircleCheckFilled,
  current: IconHourglass,
  waiting: IconCircleDashed,
  refused: IconCircleX,
  changes_requested: IconArrowBackUp,
  skipped: IconPlayerSkipForward,
};

/** The steps of an approval, who decided what, and what silence means. */
export function ApprovalPanel({ approval }: { approval: Approval }) {
  const t = useWords();
  const { locale } = useFormat();
  return (
    <Panel title={t('compose.approval')}>
      <p className={classes.small}>{approval.because[locale] || approval.circuitName}</p>
      <ol className={classes.steps}>
        {approval.steps.map((step, index) => (
          <StepLine key={index} step={step} />
        ))}
      </ol>
      {approval.steps.some(({ state }) => state === 'current' || state === 'waiting') && (
        <p className={classes.silence}>{approval.silence.sentence[locale]}</p>
      )}
      {approval.seal && (
        <p className={classes.silence}>
          {t('publication.seal')} <code>{approval.seal.slice(0, 12)}</code>
        </p>
      )}
    </Panel>
  );
}

function StepLine({ step }: { step: Step }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const Icon = icons[step.state];
  const who = step.who.map(({ name, onBehalfOf, absent }) => {
    if (onBehalfOf) return t('publication.for', { name, other: onBehalfOf });
    return absent ? t('publication.absent', { name }) : name;
  });
  return (
    <li className={classes.step} data-state={step.state}>
      <Icon size={20} stroke={1.75} aria-hidden="true" />
      <div>
        <p>
          <b>{step.label}</b>, {t(`publication.step.${step.state}`)}
        </p>
        {step.decisions.length === 0 && who.length > 0 && (
          <p className={classes.small}>
            {who.join(', ')}
            {step.who.length > 1 && ` (${t(step.needs === 'all' ? 'publication.needs.all' : 'publication.needs.any')})`}
          </p>
        )}
        {step.decisions.map(({ by, onBehalfOf, at, decision, comment, byLink }) => (
          <p key={`${by}${at}`} className={classes.small}>
            {onBehalfOf ? t('publication.for', { name: by, other: onBehalfOf }) : by}{' '}
            {t(`publication.decision.${decision}`)}
            {byLink && ` ${t('publication.by_link')}`}, {format.moment(at, now)}
            {comment && t('publication.said', { comment })}
          </p>
        ))}
      </div>
    </li>
  );
}
