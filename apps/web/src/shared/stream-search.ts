import { mentionStates, type MentionFilter, tones } from '@beffroi/contracts';

/** The filters of the stream as its address says them, so that a link is a list of posts. */
export type StreamSearch = {
  veille?: string;
  reseau?: string;
  ton?: (typeof tones)[number];
  agressif?: 'any' | 'insult' | 'threat' | 'hate';
  langue?: string;
  etat?: (typeof mentionStates)[number];
  a_traiter?: '1';
  histoire?: string;
  source?: string;
  portee?: number;
  periode?: Period;
  de?: string;
  a?: string;
  q?: string;
};

export const periods = ['1h', '24h', '7j', '30j'] as const;
export type Period = (typeof periods)[number];
const HOUR = 3_600_000;
const periodMs: Record<Period, number> = { '1h': HOUR, '24h': 24 * HOUR, '7j': 7 * 24 * HOUR, '30j': 30 * 24 * HOUR };

const aggressions = ['any', 'insult', 'threat', 'hate'] as const;

/** Reads an address; what it does not understand is left out rather than refused. */
export function readStreamSearch(raw: Record<string, unknown>): StreamSearch {
  const text = (key: string) => {
    const value = raw[key];
    return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;
  };
  const oneOf = <T extends string>(key: string, known: readonly T[]) => known.find((value) => value === text(key));
  const instant = (key: string) => {
    const value = text(key);
    return value !== undefined && !Number.isNaN(Date.parse(value)) ? value : undefined;
  };
  const reach = Number(text('portee'));
  return defined({
    veille: text('veille'),
    reseau: text('reseau'),
    ton: oneOf('ton', tones),
    agressif: oneOf('agressif', aggressions),
    langue: text('langue'),
    etat: oneOf('etat', mentionStates),
    a_traiter: text('a_traiter') === '1' ? ('1' as const) : undefined,
    histoire: text('histoire'),
    source: text('source'),
    portee: Number.isInteger(reach) && reach > 0 ? reach : undefined,
    periode: oneOf('periode', periods),
    de: instant('de'),
    a: instant('a'),
    q: text('q'),
  });
}

/** The filter that the API takes; a period counts back from `now`, to the minute so that one screen asks one thing. */
export function toMentionFilter(search: StreamSearch, now: number): MentionFilter {
  const minute = Math.floor(now / 60_000) * 60_000;
  const from = search.de ?? (search.periode ? new Date(minute - periodMs[search.periode]).toISOString() : undefined);
  return defined({
    watchId: search.veille,
    network: search.reseau,
    tone: search.ton,
    aggressive: search.agressif,
    lang: search.langue,
    state: search.etat,
    toTreat: search.a_traiter,
    storyId: search.histoire,
    sourceId: search.source,
    minReach: search.portee,
    from: from === undefined ? undefined : new Date(from).toISOString(),
    to: search.a === undefined ? undefined : new Date(search.a).toISOString(),
    q: search.q,
  });
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function defined<T extends object>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
}
