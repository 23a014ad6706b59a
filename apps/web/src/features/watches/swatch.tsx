import type { Watch } from '@beffroi/contracts';
import classes from './watches.module.css';

/** The colour by which a watch is known on charts; its name always stands beside it. */
export function Swatch({ colour }: { colour: Watch['colour'] }) {
  return <span className={classes.swatch} data-colour={colour} aria-hidden="true" />;
}
