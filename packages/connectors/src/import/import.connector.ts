import { z } from 'zod';
import type { Connector, SourceKind } from '../port.ts';
import { importMappingSchema, importReadingSchema } from './import.mapping.ts';

const fileConfig = importReadingSchema.extend({ mapping: importMappingSchema });
const noState = z.object({});

const fileKind: SourceKind<z.infer<typeof fileConfig>, z.infer<typeof noState>> = {
  id: 'import.file',
  network: 'import',
  label: { fr: 'Fichier CSV ou JSON Lines', en: 'CSV or JSON Lines file' },
  config: fileConfig,
  secretFields: [],
  state: noState,
  initialState: {},
  mode: 'push',
};

const notThere = {
  state: 'impossible',
  reason: { fr: 'Un fichier importé n’est pas un réseau.', en: 'An imported file is not a network.' },
} as const;

/** Files that other listening tools export. */
export const importConnector: Connector = {
  id: 'import',
  name: 'Import',
  capabilities: {
    receive: { state: 'native' },
    publish: notThere,
    reply: notThere,
    moderate: notThere,
    measure: notThere,
  },
  sourceKinds: [fileKind],
};
