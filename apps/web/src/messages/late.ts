/**
 * Catalogues that come with the pages that speak them (`LateWords`), by name and language, so that they do not weigh on
 * the first screen.
 */
export const lateCatalogues = {
  desk: {
    fr: () => import('../features/desk/messages.fr.ts').then((module) => module.deskMessages),
    en: () => import('../features/desk/messages.en.ts').then((module) => module.deskMessages),
  },
  deskDialogs: {
    fr: () => import('../features/desk/dialogs/messages.fr.ts').then((module) => module.deskDialogMessages),
    en: () => import('../features/desk/dialogs/messages.en.ts').then((module) => module.deskDialogMessages),
  },
  requests: {
    fr: () => import('../features/requests/messages.fr.ts').then((module) => module.requestsMessages),
    en: () => import('../features/requests/messages.en.ts').then((module) => module.requestsMessages),
  },
  requestPanel: {
    fr: () => import('../features/requests/panel/messages.fr.ts').then((module) => module.requestPanelMessages),
    en: () => import('../features/requests/panel/messages.en.ts').then((module) => module.requestPanelMessages),
  },
} as const;

export type LateCatalogue = keyof typeof lateCatalogues;
type French<N extends LateCatalogue> = Awaited<ReturnType<(typeof lateCatalogues)[N]['fr']>>;
export type LateMessageId = { [N in LateCatalogue]: keyof French<N> }[LateCatalogue];
