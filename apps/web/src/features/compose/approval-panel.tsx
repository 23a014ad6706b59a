import { Panel } from '@beffroi/ui';
import { IconCircleDashed } from '@tabler/icons-react';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import type { DraftCheck } from './compose.queries.ts';
import classes from './checks.module.css';

/** Who will decide, why they, and what happens when nobody answers: told before anything is asked. */
export function ApprovalPreview({
  check,
  underMandate,
}: {
  check: DraftCheck | undefined;
  underMandate: string | undefined;
}) {
  const t = useWords();
  const { locale } = useFormat();
  const circuit = check?.circuit;
  return (
    <Panel title={t('compose.approval')}>
      {underMandate !== undefined ? (
        <p className={classes.line}>{underMandate}</p>
      ) : !circuit ? (
        <p className={classes.quiet}>{t('compose.checks.waiting')}</p>
      ) : (
        <>
          <p className={classes.quiet}>{circuit.because[locale] || circuit.name}</p>
          {circuit.steps.length === 0 ? (
            <p className={classes.line}>{t('compose.approval.none')}</p>
          ) : (
            <ol className={classes.steps}>
              {circuit.steps.map((label, index) => (
                <li key={index} className={classes.line}>
                  <IconCircleDashed size={20} stroke={1.75} aria-hidden="true" className={classes.off} />
                  <div>
                    <p>
                      <b>{peopleOf(circuit.people?.[index] ?? [], t('compose.approval.or')) || label}</b>
                      {circuit.people?.[index]?.length ? `, ${lowered(label)}` : ''}
                    </p>
                  </div>
                </li>
              ))}
            </ol>
          )}
          {circuit.steps.length > 0 && circuit.silence[locale] && (
            <p className={classes.silence}>{circuit.silence[locale]}</p>
          )}
        </>
      )}
    </Panel>
  );
}

/** At most three names; the step says the rest. */
export function peopleOf(names: readonly string[], or: string): string {
  if (names.length === 0 || names.length > 3) return '';
  if (names.length === 1) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} ${or} ${names.at(-1)}`;
}

const lowered = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
