import type { ColumnType, Generated } from 'kysely';
import type { Playbook, Rumour, TalkingPoints } from '@beffroi/contracts';

type Instant = ColumnType<Date, Date, Date>;
type MaybeInstant = ColumnType<Date | null, Date | null | undefined, Date | null>;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;
type Json<T> = ColumnType<T, string, string>;

/** A page of talking points as it rests: what one reads of it, without who wrote it and when. */
export type StoredPage = Omit<TalkingPoints, 'audience' | 'updatedAt' | 'updatedBy' | 'shareUrl'>;

/** What a room keeps besides its events: its playbook, its plan, its pages, its rumours, its reports. */
export type CrisisFileTables = {
  'crisis.playbook': {
    territory_id: string;
    kind: string;
    playbook: Json<Omit<Playbook, 'kind'>>;
    changed_at: Instant;
    changed_by: string;
  };
  'crisis.plan_step': {
    territory_id: string;
    crisis_id: string;
    key: string;
    state: 'done' | 'skipped';
    person_id: string;
    at: Instant;
    note: Generated<string>;
  };
  'crisis.talking_points': {
    territory_id: string;
    crisis_id: string;
    audience: string;
    page: Json<StoredPage>;
    updated_at: Instant;
    updated_by: string;
  };
  'crisis.share': {
    territory_id: string;
    crisis_id: string;
    what: string;
    fingerprint: string;
    sealed_token: string;
    made_at: Instant;
    made_by: string;
  };
  'crisis.rumour': {
    territory_id: string;
    id: string;
    crisis_id: Maybe<string>;
    claim: string;
    verdict: ColumnType<Rumour['verdict'], Rumour['verdict'] | undefined, Rumour['verdict']>;
    correction: Generated<string>;
    evidence: ColumnType<Rumour['evidence'], string | undefined, string>;
    recorded_at: Instant;
    publication_id: Maybe<string>;
    published_at: MaybeInstant;
    is_public: Generated<boolean>;
    updated_at: Instant;
    updated_by: string;
    client_key: string;
  };
  'crisis.rumour_case': {
    territory_id: string;
    rumour_id: string;
    mention_id: string;
    linked_at: Instant;
    linked_by: string;
  };
  'crisis.report': {
    territory_id: string;
    crisis_id: string;
    id: string;
    at: Instant;
    kind: string;
    said: string;
    place: string;
    lat: Maybe<number>;
    lon: Maybe<number>;
    located_by: ColumnType<
      'person' | 'service' | 'nobody',
      'person' | 'service' | 'nobody' | undefined,
      'person' | 'service' | 'nobody'
    >;
    located_as: Maybe<string>;
    checked: Generated<boolean>;
    person_id: string;
    mention_id: Maybe<string>;
    conversation_id: Maybe<string>;
    client_key: string;
  };
};
