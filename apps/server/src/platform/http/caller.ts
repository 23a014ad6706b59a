import type { Permission, Role } from '@beffroi/contracts';

/** Who makes a request. What they may do in a territory is decided once, at the mount of each endpoint. */
export type Caller =
  | { kind: 'anonymous' }
  | {
      kind: 'person';
      personId: string;
      instanceAdministrator: boolean;
      /** The roles held in a territory; none when the person has nothing to do there. */
      rolesIn: (territoryId: string) => readonly Role[];
    }
  | { kind: 'api_key'; keyId: string; territoryId: string; permissions: readonly Permission[] };

export type Authenticate = (request: Request) => Promise<Caller>;

/** The person behind a call, when a person makes it. */
export function personOf(caller: Caller): string | undefined {
  return caller.kind === 'person' ? caller.personId : undefined;
}
