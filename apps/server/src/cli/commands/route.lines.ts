import { AUTHORITIES, type Correction, type RouteRequest, type Sample } from '@beffroi/engines/routing';

type Line = Record<string, unknown>;

/** @throws Error in both languages when a line is not a request */
export function readRequest(line: string): { id: unknown; request: RouteRequest } {
  const value = parse(line);
  return { id: value['id'], request: requestOf(value) };
}

/** @throws Error in both languages when a line is not a correction to one of these departments, or to an authority */
export function readCorrection(line: string, departments: ReadonlySet<string>): Correction {
  const value = parse(line);
  const target = value['department'];
  const isOutside = AUTHORITIES.some((authority) => target === `outside:${authority}`);
  if (typeof target !== 'string' || !(departments.has(target) || isOutside))
    throw new Error(
      '"department" must be an id of the directory or outside:… / « department » doit être un id de l’annuaire ou outside:…',
    );
  return { request: requestOf(value), target };
}

/** @throws Error in both languages when a line is not a labelled text */
export function readLabelled(line: string): Sample {
  const value = parse(line);
  const labels = value['labels'] ?? [value['label']];
  if (!Array.isArray(labels) || labels.length === 0 || labels.some((label) => typeof label !== 'string'))
    throw new Error('"label" must be a string / « label » doit être une chaîne');
  const { title, text } = requestOf(value);
  return title === undefined ? { text, labels } : { title, text, labels };
}

function parse(line: string): Line {
  const value: unknown = JSON.parse(line);
  if (typeof value !== 'object' || value === null) throw new Error('not an object / ce n’est pas un objet');
  return value as Line;
}

function requestOf({ text, title, place }: Line): RouteRequest {
  if (typeof text !== 'string') throw new Error('"text" must be a string / « text » doit être une chaîne');
  return {
    text,
    ...(typeof title === 'string' && title !== '' ? { title } : {}),
    ...(typeof place === 'string' && place !== '' ? { place } : {}),
  };
}
