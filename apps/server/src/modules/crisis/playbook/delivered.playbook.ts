import { playbookSchema, type CrisisKind, type Playbook } from '@beffroi/contracts';
import { frenchSpaces } from '../../../platform/french-spaces.ts';
import { accident } from './accident.playbook.ts';
import { agentTargeted } from './agent-targeted.playbook.ts';
import { attack } from './attack.playbook.ts';
import { dataLeak } from './data-leak.playbook.ts';
import { other } from './other.playbook.ts';
import { ownMistake } from './own-mistake.playbook.ts';
import { raid } from './raid.playbook.ts';
import { rumour } from './rumour.playbook.ts';
import type { DeliveredPlaybook } from './playbook.shape.ts';
import { strike } from './strike.playbook.ts';

const written: Readonly<Record<CrisisKind, DeliveredPlaybook>> = {
  own_mistake: ownMistake,
  rumour,
  accident,
  strike,
  attack,
  raid,
  data_leak: dataLeak,
  agent_targeted: agentTargeted,
  other,
};

/** The playbooks that come with the program, in French, typeset; a territory may write its own instead. */
export const deliveredPlaybooks: ReadonlyMap<CrisisKind, Playbook> = new Map(
  Object.entries(written).map(([kind, playbook]) => [
    kind as CrisisKind,
    playbookSchema.parse({ ...(typeset(playbook) as DeliveredPlaybook), kind }),
  ]),
);

function typeset(value: unknown): unknown {
  if (typeof value === 'string') return frenchSpaces(value);
  if (Array.isArray(value)) return value.map(typeset);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, typeset(each)]));
}
