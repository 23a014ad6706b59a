import classes from './kbd.module.css';

/** A key of the keyboard. Announced by the control that it belongs to (`aria-keyshortcuts`), hence hidden here. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd className={classes.kbd} aria-hidden="true">
      {children}
    </kbd>
  );
}
