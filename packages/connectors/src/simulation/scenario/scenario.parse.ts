import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { crossCheck, lineOffsetOf } from './scenario.cross-check.ts';
import { foldKey, scenarioOf, writtenSchema } from './scenario.schema.ts';
import type { Scenario, ScenarioProblem } from './scenario.types.ts';
import { wordsOfIssue, wordsOfSyntax, wordsOfUnknownKey } from './scenario.words.ts';

type Path = readonly PropertyKey[];

/** The longest text of a scenario, in characters. */
const LONGEST = 100_000;
const MOST_PROBLEMS = 50;

/**
 * Reads a scenario that somebody wrote. Every mistake is told with its line, in the order of the lines.
 * @param text YAML 1.2 with the keys of `docs/exercices.md`; no alias is followed
 */
export function parseScenario(text: string): { scenario?: Scenario; problems: ScenarioProblem[] } {
  if (text.length > LONGEST) return { problems: [tooLong] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0)
    return {
      problems: document.errors.slice(0, MOST_PROBLEMS).map(({ code, pos: [at] }) => ({
        line: lines.linePos(at).line,
        path: '',
        message: wordsOfSyntax(code),
      })),
    };
  const typed = read(document);
  if (typed === undefined) return { problems: [noMap] };
  const parsed = writtenSchema.safeParse(typed);
  const lineAt = (path: Path) => lineOf(document, lines, path);
  const problems = parsed.success
    ? crossCheck(parsed.data).map(({ path, message }) => ({ ...lineAt(path), path: path.join('.'), message }))
    : parsed.error.issues.flatMap((issue) => toldOf(issue, typed, lineAt));
  const told = problems.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0)).slice(0, MOST_PROBLEMS);
  return parsed.success && told.length === 0 ? { scenario: scenarioOf(parsed.data), problems: [] } : { problems: told };
}

const tooLong: ScenarioProblem = {
  path: '',
  message: {
    fr: `Le scénario dépasse ${LONGEST} caractères.`,
    en: `The scenario is longer than ${LONGEST} characters.`,
  },
};
const noMap: ScenarioProblem = {
  line: 1,
  path: '',
  message: {
    fr: 'Un scénario commence par des lignes « clé : valeur », par exemple « titre : La crue de la Noye », et ne renvoie nulle part.',
    en: "A scenario begins with lines 'key: value', such as 'titre: La crue de la Noye', and uses no alias.",
  },
};

/** The values, with their keys folded; undefined where it is no map, or has aliases, which could unfold without end. */
function read(document: Document): Record<string, unknown> | undefined {
  if (!isMap(document.contents)) return undefined;
  try {
    return foldKeys(document.toJS({ maxAliasCount: 0 })) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function foldKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(foldKeys);
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [foldKey(key), foldKeys(inner)]));
}

function toldOf(issue: z.core.$ZodIssue, typed: unknown, lineAt: (path: Path) => { line?: number }): ScenarioProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const path = [...issue.path, key];
      return { ...lineAt(path), path: path.join('.'), message: wordsOfUnknownKey(key, nearest(key)) };
    });
  }
  const name = String(issue.path.findLast((part) => typeof part === 'string') ?? '');
  return [
    {
      ...lineAt(issue.path),
      path: issue.path.join('.'),
      message: wordsOfIssue(issue, name, valueAt(typed, issue.path)),
    },
  ];
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, part) =>
      // A block of sentences is one text in the file, and a list once read.
      typeof inner === 'string' && typeof part === 'number'
        ? inner
        : (inner as Record<PropertyKey, unknown> | undefined)?.[part],
    value,
  );
}

/** The line of what a path leads to; of the nearest thing around it where it leads to nothing. */
function lineOf(document: Document, lines: LineCounter, path: Path): { line?: number } {
  let node: unknown = document.contents;
  let line = 1;
  for (const part of path) {
    if (isMap(node)) {
      const found = node.items.find(({ key }) => isScalar(key) && foldKey(String(key.value)) === part);
      if (!found) break;
      line = startOf(found.key, lines) ?? line;
      node = found.value;
    } else if (isSeq(node)) {
      node = node.items[Number(part)];
      line = startOf(node, lines) ?? line;
    } else if (isScalar(node) && typeof part === 'number' && typeof node.value === 'string') {
      const from = node.type === 'BLOCK_LITERAL' ? (startOf(node, lines) ?? line) + 1 : (startOf(node, lines) ?? line);
      return { line: from + lineOffsetOf(node.value, part) };
    } else break;
  }
  return { line };
}

function startOf(node: unknown, lines: LineCounter): number | undefined {
  return isNode(node) && node.range ? lines.linePos(node.range[0]).line : undefined;
}

const known =
  'titre genre territoires resume duree etiquettes avant apres mots voix ton presse copie abonnes phrases vagues de a rythme melange publications minute auteur texte messages moyen reponse bascule apaisement vague retombee objectifs voir decider premier_mot'.split(
    ' ',
  );

/** The key that was meant, when one is two letters away at most. */
function nearest(key: string): string | undefined {
  const scored = known
    .filter((one) => one.length > 3)
    .map((one) => ({ one, away: distance(key, one) }))
    .toSorted((left, right) => left.away - right.away);
  const [best] = scored;
  return best && best.away <= 2 ? best.one : undefined;
}

/** Levenshtein, 1966. */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, swap));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
