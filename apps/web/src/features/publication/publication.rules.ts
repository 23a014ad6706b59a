import type { PublicationDelivery, PublicationState } from '@beffroi/contracts';

export const NEW_PUBLICATION = 'nouvelle';

export type PublicationSearch = {
  /** The alarm that it answers. */
  alerte?: string;
  /** The article that it relays. */
  article?: string;
  /** When it leaves, in the territory: `2026-11-24T16:30`. */
  date?: string;
  /** Change what was asked for or decided already. */
  modifier?: true;
};

export function readPublicationSearch(search: Record<string, unknown>): PublicationSearch {
  const text = (key: string, shape: RegExp) => {
    const value = search[key];
    return typeof value === 'string' && shape.test(value) ? value : undefined;
  };
  const alerte = text('alerte', /^[a-z]{3}_[0-9a-z]{1,40}$/);
  const article = text('article', /^[a-z]{3}_[0-9a-z]{1,40}$/);
  const date = text('date', /^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
  return {
    ...(alerte ? { alerte } : {}),
    ...(article ? { article } : {}),
    ...(date ? { date } : {}),
    ...(search['modifier'] === true || search['modifier'] === 'oui' ? { modifier: true as const } : {}),
  };
}

/** What a page on a publication offers, besides what concerns one delivery. */
export type Act = 'modify' | 'take_back' | 'give_up' | 'schedule' | 'now' | 'correct' | 'copy' | 'delete' | 'link';

export function actsFor(given: {
  state: PublicationState;
  canWrite: boolean;
  canSchedule: boolean;
  dated: boolean;
}): Act[] {
  const { state, canWrite, canSchedule, dated } = given;
  const out = state === 'published' || state === 'partly_published';
  const waits = state === 'in_review' || state === 'approved' || state === 'scheduled' || state === 'held';
  const acts: (Act | false)[] = [
    canSchedule && state === 'approved' && dated && 'schedule',
    canSchedule && (state === 'approved' || state === 'scheduled') && 'now',
    canWrite && state === 'in_review' && 'link',
    canWrite && (waits || state === 'failed' || state === 'cancelled') && 'modify',
    canWrite && out && 'correct',
    canWrite && 'copy',
    canWrite && waits && 'take_back',
    canWrite && (waits || state === 'failed') && 'give_up',
    canWrite && state === 'cancelled' && 'delete',
  ];
  return acts.filter((act) => act !== false);
}

/** What can be done about one delivery, by its state. */
export type DeliveryAct = 'open' | 'there' | 'try_again' | 'give_up' | 'edit' | 'remove';

export function deliveryActs(
  { state, url }: Pick<PublicationDelivery, 'state' | 'url'>,
  given: { canSchedule: boolean; canEdit: boolean; canRemove: boolean },
): DeliveryAct[] {
  const open: DeliveryAct[] = url === undefined ? [] : ['open'];
  if (!given.canSchedule) return open;
  switch (state) {
    case 'by_hand':
      return [...open, 'there', 'give_up'];
    case 'uncertain':
      return [...open, 'there', 'try_again', 'give_up'];
    case 'failed':
      return [...open, 'try_again', 'there', 'give_up'];
    case 'waiting':
      return [...open, 'try_again', 'give_up'];
    case 'sent':
    case 'verified':
      return [
        ...open,
        ...(given.canEdit ? (['edit'] as const) : []),
        ...(given.canRemove ? (['remove'] as const) : []),
      ];
    default:
      return open;
  }
}

const order = ['impressions', 'reactions', 'comments', 'shares', 'clicks'];

/** The counts in the order in which they are read; what is not counted is left out. */
export function countsInOrder(counts: Record<string, number>): [string, number][] {
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.entries(counts).sort(([one], [other]) => rank(one) - rank(other));
}
