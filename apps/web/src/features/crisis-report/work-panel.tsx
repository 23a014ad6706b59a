import type { AfterAction } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Link } from '@tanstack/react-router';
import { useTerritory } from '../../shared/session.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './report.module.css';

/** Steps of the playbook, requests born of it, who did what. */
export function WorkPanel({ report: { steps, figures, people, crisis } }: { report: AfterAction }) {
  const t = useWords();
  const { number } = useTerritoryFormat();
  const { id } = useTerritory();
  const all = steps.done + steps.skipped + steps.left;
  return (
    <Panel title={t('crisisReport.work')}>
      <ul className={classes.facts}>
        {all > 0 && (
          <li>
            <Link to={`/t/${id}/crises/${crisis.id}/fiche` as string}>
              {t('crisisReport.steps', { done: number(steps.done), all: number(all) })}
            </Link>
            {steps.late > 0 && <small>{t('crisisReport.steps.late', { count: steps.late })}</small>}
          </li>
        )}
        <li>{t('crisisReport.requests', { count: figures.requests, number: number(figures.requests) })}</li>
      </ul>
      {people.length > 0 && (
        <ul className={classes.people} aria-label={t('crisisReport.people')}>
          {people.map(({ name, acts }) => (
            <li key={name}>
              <span>{name}</span>
              <small>{t('crisisReport.acts', { count: acts, number: number(acts) })}</small>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
