import { createRouter, readDirectory, subjects, type Directory, type Routing, type TerritoryKind } from '../index.ts';

/** A request of ours; what it is about is a subject of the table, or null when it says nothing that can be routed. */
export type OwnRequest = {
  id: string;
  half: 'tuning' | 'reporting';
  register: 'plain' | 'sms' | 'angry' | 'polite';
  subject: string | null;
  text: string;
};

/** For each kind of territory, the department of its sample directory that has a subject. */
export type Expected = Record<TerritoryKind, Record<string, string>>;

/** A request put to a territory, and where it belongs: a department, or one of several authorities outside. */
export type OwnCase = { request: OwnRequest; kind: TerritoryKind; department?: string; authorities: readonly string[] };

const kinds: readonly TerritoryKind[] = ['commune', 'intercommunalite', 'departement', 'region', 'university'];

/** Each request is put to every territory that has a department for it, and to one that has not, in turn. */
export function ownCases(requests: readonly OwnRequest[], expected: Expected): OwnCase[] {
  return requests.flatMap((request, turn) => {
    const subject = subjects.find(({ id }) => id === request.subject);
    if (subject === undefined) return [];
    const inside = kinds.flatMap((kind): OwnCase[] => {
      const department = expected[kind][subject.id];
      return department === undefined ? [] : [{ request, kind, department, authorities: [] }];
    });
    const elsewhere = kinds.filter(
      (kind) =>
        expected[kind][subject.id] === undefined &&
        subject.holders[0] !== kind &&
        (kind !== 'university' || turn % 4 === 0),
    );
    const kind = elsewhere[turn % Math.max(1, elsewhere.length)];
    if (kind === undefined) return inside;
    const authorities = subject.holders.filter((holder) => holder !== kind);
    const named = authorities.map((holder) => (holder === 'university' ? 'other' : holder));
    return [...inside, { request, kind, authorities: named }];
  });
}

export type OwnScores = {
  cases: number;
  top1: number;
  top3: number;
  outsidePrecision: number;
  outsideRecall: number;
  authority: number;
  sureShare: number;
  sureAccuracy: number;
};

/** A department's share of right first answers, and of those among three, suggestions included; how well the outside is told; how it does when sure. */
export function scoreOwn(cases: readonly OwnCase[], route: (of: OwnCase) => Routing): OwnScores {
  const count = { inside: 0, first: 0, three: 0, outside: 0, said: 0, saidRightly: 0, authority: 0, sure: 0, right: 0 };
  for (const of of cases) {
    const { departments, outside, unsure } = route(of);
    const first = departments[0]?.id;
    const isNamed = outside !== undefined && of.authorities.includes(outside.authority);
    if (outside !== undefined) count.said += 1;
    if (of.department === undefined) {
      count.outside += 1;
      if (outside !== undefined) count.saidRightly += 1;
      if (isNamed) count.authority += 1;
    } else {
      count.inside += 1;
      if (first === of.department && outside === undefined) count.first += 1;
      if (departments.some(({ id }) => id === of.department)) count.three += 1;
    }
    if (unsure) continue;
    count.sure += 1;
    if (of.department === undefined ? isNamed : first === of.department) count.right += 1;
  }
  return {
    cases: cases.length,
    top1: count.first / count.inside,
    top3: count.three / count.inside,
    outsidePrecision: count.saidRightly / count.said,
    outsideRecall: count.saidRightly / count.outside,
    authority: count.authority / count.outside,
    sureShare: count.sure / cases.length,
    sureAccuracy: count.right / count.sure,
  };
}

/** Routes a case by the sample directory of its territory. */
export function ownRouter(directoryOf: (kind: TerritoryKind) => unknown): {
  directories: Record<TerritoryKind, Directory>;
  route: (of: OwnCase) => Routing;
} {
  const directories = Object.fromEntries(kinds.map((kind) => [kind, readDirectory(directoryOf(kind))])) as Record<
    TerritoryKind,
    Directory
  >;
  const routers = new Map(kinds.map((kind) => [kind, createRouter(directories[kind])]));
  return { directories, route: ({ kind, request }) => routers.get(kind)!.route({ text: request.text }) };
}
