import type { ColumnType, Generated } from 'kysely';

type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;
type Text = ColumnType<string, string | undefined, string>;

export type MediumRow = {
  territory_id: string;
  id: string;
  kind: 'image' | 'video';
  mime_type: string;
  bytes: number;
  width: number;
  height: number;
  duration_seconds: Maybe<number>;
  codec: Maybe<string>;
  sha256: string;
  name: string;
  alt: Text;
  decorative: Generated<boolean>;
  credit: Text;
  rights_reference: Text;
  /** `YYYY-MM-DD`; read as text, for it has no hour. */
  rights_until: ColumnType<Date | null, string | null | undefined, string | null>;
  place: Text;
  tags: ColumnType<string[], string[] | undefined, string[]>;
  focus_x: Generated<number>;
  focus_y: Generated<number>;
  contrast: Maybe<number>;
  added_by: Maybe<string>;
  added_at: ColumnType<Date, Date | undefined, Date>;
};

export type MediaTables = {
  'media.medium': MediumRow;
  'media.captions': { territory_id: string; medium_id: string; lang: string; vtt: string };
};
