import { IconAlertCircle } from '@tabler/icons-react';
import { ApiProblem } from '../api.ts';
import { useWords } from '../words.ts';
import classes from './form.module.css';

/** Why the server refused what was sent, in its own words; what was typed is still there. */
export function FormProblem({ error }: { error: unknown }) {
  const t = useWords();
  const problem = error instanceof ApiProblem ? error.problem : undefined;
  const unreachable = problem?.code === 'client.unreachable';
  const words = unreachable ? t('common.unreachable') : (problem?.detail ?? problem?.title ?? t('common.failed'));
  return (
    <div role="alert" className={classes.problem}>
      <IconAlertCircle size={18} stroke={1.75} aria-hidden="true" />
      <div>
        <p>{words}</p>
        {problem?.fields?.map((field) => (
          <p key={field.path}>{field.message}</p>
        ))}
      </div>
    </div>
  );
}
