import type { Text } from './text.classifier.ts';

export type TerritoryKind = 'commune' | 'intercommunalite' | 'departement' | 'region' | 'university';

/** The kind of authority that has a thing in its competence. */
export type Authority = 'commune' | 'intercommunalite' | 'departement' | 'region' | 'state' | 'other';

export type Department = {
  id: string;
  name: string;
  /** What it does, a line each, in the words of its chart. */
  competences?: readonly string[];
  keywords?: readonly string[];
  /** Requests that it has answered, with their title if they have one; the more there are, the more they count. */
  examples?: readonly (string | Text)[];
};

export type Directory = {
  /** Without it nothing is said to be outside our competence. */
  kind?: TerritoryKind;
  departments: readonly Department[];
};

export type RouteRequest = { text: string; title?: string; place?: string };

/** Why: a subject of the table with its source in law, a line of the directory, words of the request, a correction. */
export type Reason =
  | { kind: 'subject'; text: string; law: string }
  | { kind: 'competence' | 'keyword' | 'example' | 'name'; text: string }
  | { kind: 'words'; text: string; weight: number }
  | { kind: 'learnt'; text: string; corrections: number };

export type DepartmentChoice = { id: string; confidence: number; reasons: Reason[] };

export type OutsideChoice = {
  authority: Authority;
  /** Who to turn to when that is not the authority's own name: `CAF ou MSA`; in French. */
  body?: string;
  confidence: number;
  reasons: Reason[];
};

/**
 * Up to three departments, likeliest first, or who has it instead of us. `unsure` when the likeliest is too unlikely to
 * be acted on: the departments are then suggestions, of which there may be none, also beside an authority.
 */
export type Routing = { departments: DepartmentChoice[]; outside?: OutsideChoice; unsure: boolean };

/** Where a correction sends a request: a department's id, or `outside:state` and the like. */
export type Target = string;

/** What a territory taught by its corrections; plain data. */
export type RoutingLayer = {
  format: 1;
  corrections: number;
  /** Feature → target → corrections with it that went there; the feature '' counts them all. */
  counts: Record<string, Record<Target, number>>;
};
