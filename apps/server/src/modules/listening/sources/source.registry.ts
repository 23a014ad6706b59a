import type { Connector, SourceKind } from '@beffroi/connectors';
import { fieldErrors } from '../../../platform/http/input.ts';
import type { Sealer } from '../../../platform/seal.ts';
import { sourceConfigInvalid, sourceKindUnknown } from '../listening.errors.ts';

/** The networks that this installation can listen to, and their kinds of source. */
export type SourceRegistry = {
  connectors: readonly Connector[];
  /** @throws listening.source_kind_unknown */
  kind: (id: string) => SourceKind<unknown, unknown>;
  /** The same, or nothing where it is of another program. */
  find: (id: string) => SourceKind<unknown, unknown> | undefined;
};

export function createSourceRegistry(connectors: readonly Connector[]): SourceRegistry {
  const kinds = new Map(
    connectors.flatMap((connector) =>
      connector.sourceKinds.map((kind) => [kind.id, kind as SourceKind<unknown, unknown>]),
    ),
  );
  return {
    connectors,
    find: (id) => kinds.get(id),
    kind(id) {
      const kind = kinds.get(id);
      if (!kind) throw sourceKindUnknown({ values: { kind: id } });
      return kind;
    },
  };
}

/** The settings that name who is given the secrets. */
const serverFields = ['server', 'service', 'url'] as const;

const sealContext = (territoryId: string, sourceId: string) => `source ${territoryId} ${sourceId}`;

/** Checks what was typed for a source and takes its secrets apart. @throws listening.source_config_invalid by field */
export function sealConfig(
  sealer: Sealer,
  kind: SourceKind<unknown, unknown>,
  given: { territoryId: string; sourceId: string; config: Record<string, unknown>; known?: Record<string, unknown> },
): { config: Record<string, unknown>; sealedSecrets: string | null; whole: unknown } {
  // A secret left empty keeps the one that is set, unless it would then be shown to another server.
  const sameServer = serverFields.every((field) => given.known?.[field] === given.config[field]);
  const secretsKept = Object.fromEntries(
    kind.secretFields.flatMap((field) => {
      const kept = given.known?.[field];
      return (given.config[field] === undefined || given.config[field] === '') && kept !== undefined && sameServer
        ? [[field, kept]]
        : [];
    }),
  );
  const typed = { ...given.config, ...secretsKept };
  const parsed = kind.config.safeParse(typed);
  if (!parsed.success) throw sourceConfigInvalid({ fields: fieldErrors(kind.config, typed, ['body', 'config']) });
  const whole = parsed.data as Record<string, unknown>;
  const secrets = Object.fromEntries(
    kind.secretFields.flatMap((field) => (whole[field] === undefined ? [] : [[field, whole[field]]])),
  );
  const config = Object.fromEntries(Object.entries(whole).filter(([field]) => !kind.secretFields.includes(field)));
  return {
    config,
    sealedSecrets:
      Object.keys(secrets).length > 0
        ? sealer.seal(JSON.stringify(secrets), sealContext(given.territoryId, given.sourceId))
        : null,
    whole,
  };
}

/** The whole settings of a stored source, its secrets opened. */
export function openConfig(
  sealer: Sealer,
  row: { territory_id: string; id: string; config: Record<string, unknown>; sealed_secrets: string | null },
): Record<string, unknown> {
  if (row.sealed_secrets === null) return row.config;
  const secrets = JSON.parse(sealer.open(row.sealed_secrets, sealContext(row.territory_id, row.id))) as Record<
    string,
    unknown
  >;
  return { ...row.config, ...secrets };
}
