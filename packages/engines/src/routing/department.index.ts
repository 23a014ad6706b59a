import { knowsAny, shortOdds, tellingWords, trainShort, type ShortModel } from './short.model.ts';
import type { Department, Directory } from './routing.types.ts';
import { subjectModel, subjectOdds } from './subject.model.ts';
import { subjects } from './subjects/subject.table.ts';
import { trainClassifier, type Text, type TextClassifier } from './text.classifier.ts';

export type Line = {
  column: number;
  kind: 'name' | 'competence' | 'keyword' | 'example';
  text: string;
  /** How likely each subject is; undefined when the words are of none. */
  odds: Float64Array | undefined;
  stems: ReadonlySet<string>;
};

/** A directory read once: who covers which subject, and what tells the departments apart by their own words. */
export type DepartmentIndex = {
  directory: Directory;
  lines: readonly Line[];
  /** Row of a subject, column of a department: 0 to 1, how surely the department has it. */
  coverage: Float64Array;
  /** The surest department's coverage of each subject. */
  covered: Float64Array;
  /** What tells the departments apart by the words of the directory: learnt as a training set when examples are many. */
  direct: ShortModel | TextClassifier;
  /** Between 0 and 1: how far the department's own examples are believed rather than the table of subjects. */
  trust: number;
};

/** A line that is less surely of a subject does not say that the department has it. */
const SURE = 0.2;
const SUPPOSED_LINES: Record<Line['kind'], number> = { name: 0.8, competence: 1, keyword: 0.7, example: 0.9 };
/** From so many examples a department on, they are learnt from as a training set. */
const MANY_EXAMPLES = 15;
/** Examples a department that weigh as much as the table of subjects. */
const HALF_TRUST = 8;

export function indexDirectory(directory: Directory): DepartmentIndex {
  const { departments } = directory;
  const lines = departments.flatMap(linesOf);
  const coverage = new Float64Array(subjects.length * departments.length);
  for (const { column, kind, odds } of lines) {
    if (odds === undefined) continue;
    for (let subject = 0; subject < subjects.length; subject += 1) {
      if (odds[subject]! < SURE) continue;
      const at = subject * departments.length + column;
      coverage[at] = 1 - (1 - coverage[at]!) * (1 - odds[subject]! * SUPPOSED_LINES[kind]);
    }
  }
  const examples = departments.flatMap(({ id, examples = [] }) =>
    examples.map((example) => ({ ...asText(example), labels: [id] })),
  );
  const count = examples.length / departments.length;
  const hasMany = departments.length > 1 && count >= MANY_EXAMPLES;
  return {
    directory,
    lines,
    coverage,
    covered: Float64Array.from(subjects, (_, subject) =>
      Math.max(...coverage.subarray(subject * departments.length, (subject + 1) * departments.length)),
    ),
    direct: hasMany
      ? trainClassifier([...examples, ...lines.filter(isRule).map(asSample(departments))])
      : trainShort(lines, departments.length),
    trust: count / (count + HALF_TRUST),
  };
}

function linesOf(department: Department, column: number): Line[] {
  const { name, competences = [], keywords = [], examples = [] } = department;
  const line = (kind: Line['kind'], text: string): Line => {
    const words = tellingWords('', text);
    const odds = knowsAny(subjectModel(), words) ? subjectOdds(words) : undefined;
    return { column, kind, text, odds, stems: new Set(words.map(({ stem }) => stem)) };
  };
  return [
    line('name', name),
    ...competences.map((text) => line('competence', text)),
    ...keywords.map((text) => line('keyword', text)),
    ...examples.map((example) => line('example', joined(asText(example)))),
  ];
}

export function asText(example: string | Text): Text {
  return typeof example === 'string' ? { text: example } : example;
}

function joined({ title, text }: Text): string {
  return title === undefined ? text : `${title}\n${text}`;
}

function isRule({ kind }: Line): boolean {
  return kind !== 'example';
}

function asSample(departments: readonly Department[]): (line: Line) => { text: string; labels: string[] } {
  return ({ column, text }) => ({ text, labels: [departments[column]!.id] });
}

/** Probability of each department by the words of the directory alone. */
export function directOdds(index: DepartmentIndex, title: string, text: string): Float64Array {
  const { directory, direct } = index;
  if (!('classify' in direct)) return shortOdds(direct, tellingWords(title, text));
  const { ranked } = direct.classify({ title, text });
  const p = new Map(ranked.map((entry) => [entry.label, entry.p]));
  return Float64Array.from(directory.departments, ({ id }) => p.get(id) ?? 0);
}
