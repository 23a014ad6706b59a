import type { ColumnType, Generated, Selectable } from 'kysely';
import type { Bilingual, CrisisKind, LogLine, Playbook } from '@beffroi/contracts';
import type { AfterActionTables } from './after-action/after-action.tables.ts';
import type { CrisisFileTables } from './crisis-file.tables.ts';

type Instant = ColumnType<Date, Date, Date>;
type MaybeInstant = ColumnType<Date | null, Date | null | undefined, Date | null>;
type Maybe = ColumnType<string | null, string | null | undefined, string | null>;

type Crises = {
  territory_id: string;
  id: string;
  /** Its year and its number in it. */
  ref: string;
  title: string;
  summary: Generated<string>;
  kind: CrisisKind;
  state: Generated<'open' | 'closed'>;
  drill: Generated<boolean>;
  level: Generated<number>;
  lead_id: Maybe;
  first_signal_at: Instant;
  detected_at: MaybeInstant;
  opened_at: Instant;
  opened_by: string;
  first_word_at: MaybeInstant;
  closed_at: MaybeInstant;
  closed_by: Maybe;
  relay_authority: Maybe;
  relay_url: Maybe;
  relay_since: MaybeInstant;
  lessons: Maybe;
  playbook: ColumnType<Playbook, string, string>;
  client_key: Maybe;
};
export type CrisisRow = Selectable<Crises>;

export type CrisisTables = CrisisFileTables &
  AfterActionTables & {
    'crisis.crisis': Crises;
    'crisis.crisis_alarm': { territory_id: string; alarm_id: string; crisis_id: string; joined_at: Instant };
    'crisis.log': {
      territory_id: string;
      crisis_id: string;
      id: string;
      at: Instant;
      kind: LogLine['kind'];
      person_id: Maybe;
      said: ColumnType<Bilingual, string, never>;
      corrects: Maybe;
      number: ColumnType<number, never, never>;
      link: ColumnType<NonNullable<LogLine['link']>, string | undefined, never>;
      occasion: string;
    };
    'crisis.presence': { territory_id: string; crisis_id: string; person_id: string; until: Instant };
    'crisis.reply': {
      territory_id: string;
      crisis_id: string;
      mention_id: string;
      conversation_id: string;
      key: string;
      at: Instant;
    };
  };
