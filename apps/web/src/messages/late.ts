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
  departments: {
    fr: () => import('../features/departments/messages.fr.ts').then((module) => module.departmentsMessages),
    en: () => import('../features/departments/messages.en.ts').then((module) => module.departmentsMessages),
  },
  moderation: {
    fr: () => import('../features/moderation/messages.fr.ts').then((module) => module.moderationMessages),
    en: () => import('../features/moderation/messages.en.ts').then((module) => module.moderationMessages),
  },
  evidence: {
    fr: () => import('../features/evidence/messages.fr.ts').then((module) => module.evidenceMessages),
    en: () => import('../features/evidence/messages.en.ts').then((module) => module.evidenceMessages),
  },
  deskSettings: {
    fr: () => import('../features/desk-settings/messages.fr.ts').then((module) => module.deskSettingsMessages),
    en: () => import('../features/desk-settings/messages.en.ts').then((module) => module.deskSettingsMessages),
  },
  deskFigures: {
    fr: () => import('../features/desk-figures/messages.fr.ts').then((module) => module.deskFiguresMessages),
    en: () => import('../features/desk-figures/messages.en.ts').then((module) => module.deskFiguresMessages),
  },
  publicAnswers: {
    fr: () => import('../features/public-answers/messages.fr.ts').then((module) => module.publicAnswersMessages),
    en: () => import('../features/public-answers/messages.en.ts').then((module) => module.publicAnswersMessages),
  },
  channels: {
    fr: () => import('../features/channels/messages.fr.ts').then((module) => module.channelsMessages),
    en: () => import('../features/channels/messages.en.ts').then((module) => module.channelsMessages),
  },
  circuits: {
    fr: () => import('../features/circuits/messages.fr.ts').then((module) => module.circuitsMessages),
    en: () => import('../features/circuits/messages.en.ts').then((module) => module.circuitsMessages),
  },
  crisisRoom: {
    fr: () => import('../shared/crisis/messages.fr.ts').then((module) => module.crisisRoomMessages),
    en: () => import('../shared/crisis/messages.en.ts').then((module) => module.crisisRoomMessages),
  },
  crisis: {
    fr: () => import('../features/crisis/messages.fr.ts').then((module) => module.crisisMessages),
    en: () => import('../features/crisis/messages.en.ts').then((module) => module.crisisMessages),
  },
  crisisFile: {
    fr: () => import('../features/crisis-file/messages.fr.ts').then((module) => module.crisisFileMessages),
    en: () => import('../features/crisis-file/messages.en.ts').then((module) => module.crisisFileMessages),
  },
  playbooks: {
    fr: () => import('../features/playbooks/messages.fr.ts').then((module) => module.playbooksMessages),
    en: () => import('../features/playbooks/messages.en.ts').then((module) => module.playbooksMessages),
  },
  drills: {
    fr: () => import('../features/drills/messages.fr.ts').then((module) => module.drillsMessages),
    en: () => import('../features/drills/messages.en.ts').then((module) => module.drillsMessages),
  },
  crisisReport: {
    fr: () => import('../features/crisis-report/messages.fr.ts').then((module) => module.crisisReportMessages),
    en: () => import('../features/crisis-report/messages.en.ts').then((module) => module.crisisReportMessages),
  },
  editorial: {
    fr: () => import('../features/editorial/messages.fr.ts').then((module) => module.editorialMessages),
    en: () => import('../features/editorial/messages.en.ts').then((module) => module.editorialMessages),
  },
  oncall: {
    fr: () => import('../features/oncall/messages.fr.ts').then((module) => module.oncallMessages),
    en: () => import('../features/oncall/messages.en.ts').then((module) => module.oncallMessages),
  },
  backToWork: {
    fr: () => import('../features/back-to-work/messages.fr.ts').then((module) => module.backToWorkMessages),
    en: () => import('../features/back-to-work/messages.en.ts').then((module) => module.backToWorkMessages),
  },
  reach: {
    fr: () => import('../features/settings/reach/messages.fr.ts').then((module) => module.reachMessages),
    en: () => import('../features/settings/reach/messages.en.ts').then((module) => module.reachMessages),
  },
  wallAlert: {
    fr: () => import('../features/wall/alert/messages.fr.ts').then((module) => module.wallAlertMessages),
    en: () => import('../features/wall/alert/messages.en.ts').then((module) => module.wallAlertMessages),
  },
} as const;

export type LateCatalogue = keyof typeof lateCatalogues;
type French<N extends LateCatalogue> = Awaited<ReturnType<(typeof lateCatalogues)[N]['fr']>>;
export type LateMessageId = { [N in LateCatalogue]: keyof French<N> }[LateCatalogue];
