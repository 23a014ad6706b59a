import { type Audience, audiences } from '@beffroi/contracts';

const id = /^[a-z]{3}_[0-9a-z]{1,40}$/;
const idOf = (value: unknown) => (typeof value === 'string' && id.test(value) ? value : undefined);

export type RumoursSearch = {
  /** The one that is open. */
  rumeur?: string;
  /** The post in which a new one was seen. */
  mention?: string;
  /** All of the ledger, not of this crisis alone. */
  tout?: true;
};

export function readRumoursSearch(search: Record<string, unknown>): RumoursSearch {
  const rumeur = idOf(search['rumeur']);
  const mention = idOf(search['mention']);
  return {
    ...(rumeur ? { rumeur } : {}),
    ...(mention ? { mention } : {}),
    ...(search['tout'] === true || search['tout'] === 'oui' ? { tout: true as const } : {}),
  };
}

/** Whose page is on screen: the words of the address are French. */
export const audiencePaths: Record<Audience, string> = {
  switchboard: 'standard',
  departments: 'services',
  officials: 'elus',
};

export type PointsSearch = { pour?: string };

export function readPointsSearch(search: Record<string, unknown>): PointsSearch {
  const pour = search['pour'];
  return typeof pour === 'string' && Object.values(audiencePaths).includes(pour) ? { pour } : {};
}

export function audienceOf({ pour }: PointsSearch): Audience {
  return audiences.find((each) => audiencePaths[each] === pour) ?? 'switchboard';
}

export const reportFilters = ['a-verifier', 'sans-coordonnees'] as const;
export type ReportFilter = (typeof reportFilters)[number];
export type ReportsSearch = {
  voir?: ReportFilter;
  /** The post or the conversation that a new one comes from. */
  mention?: string;
  echange?: string;
};

export function readReportsSearch(search: Record<string, unknown>): ReportsSearch {
  const voir = reportFilters.find((each) => each === search['voir']);
  const mention = idOf(search['mention']);
  const echange = idOf(search['echange']);
  return { ...(voir ? { voir } : {}), ...(mention ? { mention } : {}), ...(echange ? { echange } : {}) };
}
