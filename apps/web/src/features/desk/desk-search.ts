import type { ConversationFilter } from '@beffroi/contracts';

/* The list of the inbox as it stands in the address: it can be kept, shared and linked to. */

const states = ['open', 'mine', 'followed', 'snoozed', 'new', 'to_answer', 'waiting', 'passed_on', 'closed'] as const;
export const sorts = ['need', 'newest', 'oldest'] as const;

/** Parameters of the address that are words: French, as everything in an address. */
const textKeys = {
  etat: 'state',
  forme: 'kind',
  compte: 'channelId',
  nature: 'triage',
  qui: 'assigneeId',
  auteur_de: 'sameAuthorAs',
  q: 'text',
  de: 'from',
  a: 'to',
} as const satisfies Record<string, keyof ConversationFilter>;
const flagKeys = {
  urgence: 'red',
  retard: 'overdue',
  agressif: 'aggressive',
  demande: 'hasRequest',
  personne: 'unassigned',
} as const satisfies Record<string, keyof ConversationFilter>;

export type DeskSearch = Partial<Record<keyof typeof textKeys, string>> &
  Partial<Record<keyof typeof flagKeys, '1'>> & {
    tri?: (typeof sorts)[number];
    /** On a phone: the side of the request instead of the thread. */
    volet?: 'demande';
  };

export function readDeskSearch(search: Record<string, unknown>): DeskSearch {
  const read: DeskSearch = {};
  for (const key of Object.keys(textKeys) as (keyof typeof textKeys)[]) {
    const value = search[key];
    if ((typeof value === 'string' || typeof value === 'number') && value !== '') read[key] = String(value);
  }
  for (const key of Object.keys(flagKeys) as (keyof typeof flagKeys)[]) {
    if (String(search[key]) === '1') read[key] = '1';
  }
  const sort = sorts.find((each) => each === search.tri);
  if (sort && sort !== 'need') read.tri = sort;
  if (search.volet === 'demande') read.volet = 'demande';
  return read;
}

export type DeskQuery = Partial<Record<keyof ConversationFilter | 'sort', string>>;

/** What the server is asked. A state that is not known is left out, so that an old link still shows a list. */
export function toConversationFilter(search: DeskSearch): DeskQuery {
  const query: DeskQuery = {};
  for (const [key, name] of Object.entries(textKeys) as [keyof typeof textKeys, keyof ConversationFilter][]) {
    if (search[key] !== undefined) query[name] = search[key];
  }
  for (const [key, name] of Object.entries(flagKeys) as [keyof typeof flagKeys, keyof ConversationFilter][]) {
    if (search[key] !== undefined) query[name] = 'true';
  }
  if (query.state !== undefined && !(states as readonly string[]).includes(query.state)) delete query.state;
  if (search.tri) query.sort = search.tri;
  return query;
}

/** What a saved view keeps: the list, not the pane that one looks at. */
export function viewOf(search: DeskSearch): Record<string, string> {
  return Object.fromEntries(Object.entries(search).filter(([key, value]) => key !== 'volet' && value !== undefined));
}

export function sameView(one: Record<string, string>, other: Record<string, string>): boolean {
  const flat = (view: Record<string, string>) => JSON.stringify(Object.entries(view).sort());
  return flat(one) === flat(other);
}

/** How many filters narrow the list, the state and the words apart: those show by themselves. */
export function narrowing(search: DeskSearch): number {
  return Object.keys(viewOf(search)).filter((key) => !['etat', 'q', 'tri'].includes(key)).length;
}
