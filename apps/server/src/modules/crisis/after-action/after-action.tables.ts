import type { ColumnType } from 'kysely';
import type { AfterAction } from '@beffroi/contracts';

type Tone = AfterAction['tone']['during'];
type Point = AfterAction['curve']['points'][number];

/** What is counted of an event; nothing in it says who wrote, or what. */
export type Measure = {
  mentions: number;
  voices: number;
  reach: number;
  press: number;
  curve: { step: AfterAction['curve']['step']; points: Point[] };
  tone: { before?: Tone; during: Tone; after?: Tone };
};

export type AfterActionTables = {
  'crisis.measure': {
    territory_id: string;
    crisis_id: string;
    closed_at: Date;
    measured: ColumnType<Measure, string, string>;
  };
};
