import type { Permission, Role, TerritoryKind } from '@beffroi/contracts';
import type { ColumnType, Generated } from 'kysely';
import type { AuditTables } from '../audit/index.ts';

type Instant = ColumnType<Date, Date, Date>;
type InstantNow = ColumnType<Date, Date | undefined, Date>;

export type IdentityTables = AuditTables & {
  'identity.person': {
    id: string;
    email: string;
    email_verified: Generated<boolean>;
    name: string;
    image: string | null;
    locale: 'fr' | 'en' | null;
    theme: Generated<'system' | 'light' | 'dark'>;
    time_zone: string | null;
    instance_administrator: Generated<boolean>;
    two_factor_enabled: Generated<boolean>;
    created_at: InstantNow;
    updated_at: InstantNow;
  };
  'identity.session': {
    id: string;
    token: string;
    person_id: string;
    expires_at: Instant;
    created_at: InstantNow;
    updated_at: InstantNow;
    seen_at: InstantNow;
    ip_address: string | null;
    user_agent: string | null;
    provider_id: string | null;
  };
  'identity.account': {
    id: string;
    person_id: string;
    provider_id: string;
    account_id: string;
    password: string | null;
    id_token: string | null;
    created_at: InstantNow;
    updated_at: InstantNow;
  };
  'identity.passkey': {
    id: string;
    person_id: string;
    name: string | null;
    created_at: InstantNow;
  };
  'identity.two_factor': { id: string; person_id: string; verified: Generated<boolean> };
  'identity.totp_spent': { person_id: string; code: string; spent_at: Instant };
  'identity.verification': { id: string; expires_at: Instant };
  'identity.rate_limit': { id: string; last_request: number };
  'identity.sign_in_failure': { account: string; failures: number; since: Instant };
  'identity.setup_link': { token_hash: string; created_at: InstantNow };
  'identity.territory': {
    id: string;
    kind: TerritoryKind;
    name: string;
    short_name: string | null;
    variants: string[];
    time_zone: string;
    languages: string[];
    colours: ColumnType<{ accent?: string; second?: string }, string | undefined, string>;
    grouping_id: string | null;
    shared_with_grouping: ColumnType<Role[], Role[] | undefined, Role[]>;
    logo_hash: string | null;
    created_at: InstantNow;
  };
  'identity.territory_logo': { territory_id: string; media_type: string; data: Buffer };
  'identity.role_held': {
    territory_id: string;
    person_id: string;
    role: Role;
    /** 'hand', or the directory that gives it: 'oidc:generic'. */
    origin: Generated<string>;
    granted_at: InstantNow;
  };
  'identity.invitation': {
    territory_id: string;
    id: string;
    email: string;
    roles: Role[];
    token_hash: string;
    invited_by: string | null;
    created_at: InstantNow;
    sent_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
    expires_at: Instant;
  };
  'identity.api_key': {
    territory_id: string;
    id: string;
    name: string;
    start: string;
    key_hash: string;
    permissions: Permission[];
    created_by: string | null;
    created_at: InstantNow;
    expires_at: ColumnType<Date | null, Date | null | undefined, never>;
    last_used_at: ColumnType<Date | null, undefined, Date>;
  };
};
