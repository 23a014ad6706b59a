import type { AnyConnection } from '../../../platform/db/database.ts';

/** What a module keeps about a person: how it tells it to them, how it forgets it. */
export type PersonalDataHolder = {
  /** Under what name the export shows it. */
  name: string;
  /** All that is kept, readable. */
  tell: (db: AnyConnection, personId: string) => Promise<unknown>;
  /** Erases it, in the transaction that erases the person. */
  forget: (trx: AnyConnection, personId: string) => Promise<void>;
};
