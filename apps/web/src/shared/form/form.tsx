import { Button } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { FormProblem } from './form-problem.tsx';
import classes from './form.module.css';

/** Fields one under the other, what was refused, and the actions; one of them is the brick. */
export function Form({
  onSubmit,
  children,
  rest,
  pending,
  submit,
  others,
  quiet = false,
}: {
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  children: ReactNode;
  /** What was refused and has no field. */
  rest?: unknown;
  pending: boolean;
  /** The verb of the button. */
  submit: ReactNode;
  others?: ReactNode;
  /** The brick of this screen is elsewhere. */
  quiet?: boolean;
}) {
  return (
    <form onSubmit={onSubmit} className={classes.form}>
      {children}
      {rest !== undefined && <FormProblem error={rest} />}
      <div className={classes.actions}>
        <Button type="submit" variant={quiet ? 'default' : 'filled'} loading={pending}>
          {submit}
        </Button>
        {others}
      </div>
    </form>
  );
}

/** Fields side by side where there is room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={classes.row}>{children}</div>;
}

/** Choices under one question. */
export function FieldSet({ legend, hint, children }: { legend: ReactNode; hint?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className={classes.set}>
      <legend>{legend}</legend>
      {hint && <p className={classes.hint}>{hint}</p>}
      {children}
    </fieldset>
  );
}
