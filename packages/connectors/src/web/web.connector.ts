import { z } from 'zod';
import type { Connector, SourceKind } from '../port.ts';

type Nothing = Record<string, never>;
const nothing: z.ZodType<Nothing> = z.object({}).strict();

/** Links that a person pastes; see `capturePage`. */
export const webKind: SourceKind<Nothing, Nothing> = {
  id: 'web.link',
  network: 'web',
  label: { fr: 'Lien collé', en: 'Pasted link' },
  config: nothing,
  secretFields: [],
  state: nothing,
  initialState: {},
  mode: 'push',
};

const notOurs = { fr: 'La page appartient à son site.', en: 'The page belongs to its site.' };

export const webConnector: Connector = {
  id: 'web',
  name: 'Web',
  capabilities: {
    receive: {
      state: 'assisted',
      reason: {
        fr: 'Une page est captée quand quelqu’un colle son adresse.',
        en: 'A page is captured when somebody pastes its address.',
      },
    },
    publish: { state: 'impossible', reason: notOurs },
    reply: { state: 'impossible', reason: notOurs },
    moderate: { state: 'impossible', reason: notOurs },
    measure: { state: 'impossible', reason: notOurs },
  },
  sourceKinds: [webKind],
};
