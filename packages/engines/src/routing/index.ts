export { readDirectory, TERRITORY_KINDS } from './directory.read.ts';
export { emptyLayer, MAX_FEATURES } from './layer.learn.ts';
export { AUTHORITIES } from './outcome.mix.ts';
export { createRouter, type Correction, type Router } from './router.ts';
export { COMPETENCES_AS_OF, subjects, type Holder, type Subject } from './subjects/subject.table.ts';
export {
  trainClassifier,
  type Because,
  type Classified,
  type Sample,
  type Text,
  type TextClassifier,
} from './text.classifier.ts';
export type {
  Authority,
  Department,
  DepartmentChoice,
  Directory,
  OutsideChoice,
  Reason,
  RouteRequest,
  Routing,
  RoutingLayer,
  Target,
  TerritoryKind,
} from './routing.types.ts';
