import type { ReactNode } from 'react';
import classes from './tag.module.css';

export type TagKind = 'plain' | 'calm' | 'watch' | 'alarm' | 'brand' | 'line';

/** A few words on the state of a thing. Green, amber and red are kept for calm, to watch and alert. */
export function Tag({ kind = 'plain', icon, children }: { kind?: TagKind; icon?: ReactNode; children: ReactNode }) {
  return (
    <span className={`${classes.tag} ${classes[kind]}`}>
      {icon}
      {children}
    </span>
  );
}
