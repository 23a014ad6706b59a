import { indexDirectory, type DepartmentIndex } from './department.index.ts';
import {
  checkLayer,
  closeCounts,
  layerFeatures,
  layerScores,
  learnInto,
  openCounts,
  rowIn,
  softmax,
} from './layer.learn.ts';
import { AUTHORITIES, authorityOf, mixOutcomes, type Outcomes } from './outcome.mix.ts';
import { departmentReasons, learntReasons, likeliest, outsideReasons } from './reasons.explain.ts';
import type {
  DepartmentChoice,
  Directory,
  OutsideChoice,
  RouteRequest,
  Routing,
  RoutingLayer,
  Target,
} from './routing.types.ts';
import { tellingWords } from './short.model.ts';
import { subjects } from './subjects/subject.table.ts';
import type { Word } from './text.words.ts';

const MOST_DEPARTMENTS = 3;
const LEAST_CONFIDENCE = 0.05;
/** Below this a choice is a suggestion: of what is above it, five in six were right on requests never tuned on. */
const SURE = 0.5;

/** Below this a request stays inside: better kept wrongly than sent away wrongly. */
const LIKELY_OUTSIDE = 0.4;

export type Correction = { request: RouteRequest; target: Target };

export type Router = {
  directory: Directory;
  /** Where a request belongs. A layer is what this territory taught by its corrections. */
  route: (request: RouteRequest, layer?: RoutingLayer) => Routing;
  /**
   * Learns where a request should have gone, in a new layer; the base never changes.
   *
   * @param target a department's id, or `outside:` and an authority
   * @throws RangeError when there is no such target; TypeError when `layer` is not a layer
   */
  learn: (layer: RoutingLayer, request: RouteRequest, target: Target) => RoutingLayer;
  /** As `learn`, for many corrections in their order, at the price of one copy of the layer. */
  learnAll: (layer: RoutingLayer, corrections: Iterable<Correction>) => RoutingLayer;
};

/** Reads a directory once, and routes requests by it: pure, deterministic, a second or so for the first of a process, then a tenth. */
export function createRouter(directory: Directory): Router {
  const index = indexDirectory(directory);
  const targets = [...directory.departments.map(({ id }) => id), ...AUTHORITIES.map((name) => `outside:${name}`), ''];
  const learnAll: Router['learnAll'] = (layer, corrections) => {
    checkLayer(layer);
    const counts = openCounts(layer);
    let count = layer.corrections;
    for (const { request, target } of corrections) {
      if (target === '' || !targets.includes(target))
        throw new RangeError(`no department is called ${target} / aucun service ne s’appelle ${target}`);
      const words = tellingWords(request.title ?? '', request.text);
      learnInto(counts, layerFeatures(words).keys(), target);
      count += 1;
    }
    return closeCounts(counts, count);
  };
  return {
    directory,
    learnAll,
    learn: (layer, request, target) => learnAll(layer, [{ request, target }]),
    route(request, layer) {
      const words = tellingWords(request.title ?? '', request.text);
      const outcomes = mixOutcomes(index, request, words);
      if (layer === undefined || layer.corrections === 0) return decide(index, outcomes, request, words);
      checkLayer(layer);
      const logs = logsOf(outcomes);
      const added = layerScores(targets, layerFeatures(words).keys(), rowIn(layer));
      for (let at = 0; at < logs.length; at += 1) logs[at]! += added[at]!;
      return decide(index, fromOdds(outcomes, softmax(logs)), request, words, layer);
    },
  };
}

/** Departments, then authorities, then nobody. */
function logsOf({ departments, outside, unknown }: Outcomes): Float64Array {
  return Float64Array.from([...departments, ...outside, unknown], (p) => Math.log(Math.max(p, 1e-4)));
}

function fromOdds(outcomes: Outcomes, odds: Float64Array): Outcomes {
  const count = outcomes.departments.length;
  return {
    departments: odds.slice(0, count),
    outside: odds.slice(count, count + AUTHORITIES.length),
    unknown: odds[count + AUTHORITIES.length]!,
    subjects: outcomes.subjects,
  };
}

function decide(
  index: DepartmentIndex,
  outcomes: Outcomes,
  request: RouteRequest,
  words: readonly Word[],
  layer?: RoutingLayer,
): Routing {
  const ranked = index.directory.departments
    .map(({ id }, column) => ({ id, column, confidence: outcomes.departments[column]! }))
    .toSorted((left, right) => right.confidence - left.confidence || left.column - right.column);
  const best = ranked[0]?.confidence ?? 0;
  const sumOutside = outcomes.outside.reduce((sum, p) => sum + p, 0);
  const isOutside = sumOutside > best && sumOutside >= LIKELY_OUTSIDE;
  const outside = isOutside ? outsideChoice(outcomes, request, words, layer) : undefined;
  if (outside !== undefined && outside.confidence >= SURE) return { departments: [], outside, unsure: false };
  const departments = ranked
    .slice(0, MOST_DEPARTMENTS)
    .filter(({ confidence }) => confidence >= LEAST_CONFIDENCE)
    .map(({ id, column, confidence }): DepartmentChoice => {
      const reasons = departmentReasons(index, column, outcomes.subjects, request, words);
      if (layer !== undefined) reasons.unshift(...learntReasons(layer, id, words, request));
      return { id, confidence: rounded(confidence), reasons };
    });
  return outside === undefined ? { departments, unsure: best < SURE } : { departments, outside, unsure: true };
}

function outsideChoice(
  outcomes: Outcomes,
  request: RouteRequest,
  words: readonly Word[],
  layer: RoutingLayer | undefined,
): OutsideChoice {
  const at = outcomes.outside.indexOf(outcomes.outside.reduce((left, right) => Math.max(left, right), 0));
  const authority = AUTHORITIES[at]!;
  const subject = likeliest(outcomes.subjects, (of) => (authorityOf(subjects[of]!.holders[0]!) === authority ? 1 : 0));
  const body = subject === undefined ? '' : subjects[subject]!.body;
  const reasons = subject === undefined ? [] : outsideReasons(subject, request, words);
  if (layer !== undefined) reasons.unshift(...learntReasons(layer, `outside:${authority}`, words, request));
  return { authority, ...(body === '' ? {} : { body }), confidence: rounded(outcomes.outside[at]!), reasons };
}

function rounded(p: number): number {
  return Math.round(p * 1e4) / 1e4;
}
