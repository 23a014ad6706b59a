import type { Publication } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { useShortcuts } from '../../shared/shortcuts.tsx';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { useMainKey } from '../compose/use-main-key.ts';
import { DecisionForm } from './decision-form.tsx';
import { useDecision } from './use-decision.ts';
import classes from './approvals.module.css';

/** It is my turn to decide. */
export function DecidePanel({ publication }: { publication: Publication }) {
  const t = useWords();
  const { locale } = useFormat();
  const deciding = useDecision(publication);
  const approve = () => deciding.mutate({ decision: 'approve', comment: '' });
  useMainKey(approve);
  useShortcuts(t('publication.page'), [{ keys: 'Ctrl Enter', label: t('approvals.approve'), run: approve }]);
  return (
    <Panel title={t('approvals.mine')}>
      {publication.approval && <p className={classes.small}>{publication.approval.silence.sentence[locale]}</p>}
      <DecisionForm
        pending={deciding.isPending}
        error={deciding.error}
        onDecide={(decision, comment) => deciding.mutate({ decision, comment })}
      />
    </Panel>
  );
}
