import type { z } from 'zod';
import type { playbookSchema } from '@beffroi/contracts';

/** What a delivered playbook is before its kind is said and its French typeset. */
export type DeliveredPlaybook = Omit<z.input<typeof playbookSchema>, 'kind'>;
