import type { Permission } from '@beffroi/contracts';
import {
  IconAntenna,
  IconArchive,
  IconBell,
  IconBuilding,
  IconCalendarWeek,
  IconChartBar,
  IconChecklist,
  IconClipboardList,
  IconDeviceDesktopAnalytics,
  IconFireExtinguisher,
  IconHelpCircle,
  IconHome,
  IconInbox,
  IconListSearch,
  IconMessages,
  IconPhoneCall,
  IconPhoto,
  IconRepeat,
  IconSettings,
  IconShield,
  IconTestPipe,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { MessageId } from '../shared/words.ts';

export type NavigationEntry = {
  id:
    | 'today'
    | 'wall'
    | 'stream'
    | 'alerts'
    | 'oncall'
    | 'crises'
    | 'drills'
    | 'calendar'
    | 'relays'
    | 'approvals'
    | 'media'
    | 'desk'
    | 'requests'
    | 'departments'
    | 'publicAnswers'
    | 'moderation'
    | 'evidence'
    | 'deskFigures'
    | 'watches'
    | 'sources'
    | 'simulation'
    | 'settings';
  /** Under `/t/<territory>`. */
  path: string;
  label: MessageId;
  icon: typeof IconHome;
  keys: string;
  permission: Permission;
  group?: MessageId;
  /** Its place in the tab bar of the phone; the others are under « Plus ». */
  tab?: number;
};

/** What exists, in the order of the rail. */
export const navigation: readonly NavigationEntry[] = [
  {
    id: 'today',
    path: 'aujourdhui',
    label: 'app.nav.today',
    icon: IconHome,
    keys: 'g a',
    permission: 'mentions.read',
    tab: 1,
  },
  {
    id: 'wall',
    path: 'mur',
    label: 'app.nav.wall',
    icon: IconDeviceDesktopAnalytics,
    keys: 'g m',
    permission: 'mentions.read',
    group: 'app.nav.group.watch',
  },
  {
    id: 'stream',
    path: 'veille',
    label: 'app.nav.stream',
    icon: IconMessages,
    keys: 'g v',
    permission: 'mentions.read',
    group: 'app.nav.group.watch',
  },
  {
    id: 'alerts',
    path: 'alertes',
    label: 'app.nav.alerts',
    icon: IconBell,
    keys: 'g l',
    permission: 'alerts.read',
    group: 'app.nav.group.watch',
    tab: 3,
  },
  {
    id: 'crises',
    path: 'crises',
    label: 'app.nav.crises',
    icon: IconUsersGroup,
    keys: 'g n',
    permission: 'crisis.read',
    group: 'app.nav.group.watch',
  },
  {
    id: 'oncall',
    path: 'astreinte',
    label: 'app.nav.oncall',
    icon: IconPhoneCall,
    keys: 'g b',
    permission: 'oncall.read',
    group: 'app.nav.group.watch',
  },
  {
    id: 'drills',
    path: 'exercices',
    label: 'app.nav.drills',
    icon: IconFireExtinguisher,
    keys: 'g f',
    permission: 'drills.run',
    group: 'app.nav.group.watch',
  },
  {
    id: 'calendar',
    path: 'calendrier',
    label: 'app.nav.calendar',
    icon: IconCalendarWeek,
    keys: 'g c',
    permission: 'publishing.read',
    group: 'app.nav.group.speak',
  },
  {
    id: 'relays',
    path: 'relais',
    label: 'app.nav.relays',
    icon: IconRepeat,
    keys: 'g k',
    permission: 'publishing.write',
    group: 'app.nav.group.speak',
  },
  {
    id: 'approvals',
    path: 'a-valider',
    label: 'app.nav.approvals',
    icon: IconChecklist,
    keys: 'g d',
    permission: 'publishing.read',
    group: 'app.nav.group.speak',
  },
  {
    id: 'media',
    path: 'mediatheque',
    label: 'app.nav.media',
    icon: IconPhoto,
    keys: 'g p',
    permission: 'media.read',
    group: 'app.nav.group.speak',
  },
  {
    id: 'desk',
    path: 'guichet',
    label: 'app.nav.desk',
    icon: IconInbox,
    keys: 'g g',
    permission: 'desk.read',
    group: 'app.nav.group.welcome',
    tab: 2,
  },
  {
    id: 'requests',
    path: 'demandes',
    label: 'app.nav.requests',
    icon: IconClipboardList,
    keys: 'g e',
    permission: 'requests.read',
    group: 'app.nav.group.welcome',
  },
  {
    id: 'departments',
    path: 'services',
    label: 'app.nav.departments',
    icon: IconBuilding,
    keys: 'g o',
    permission: 'requests.read',
    group: 'app.nav.group.welcome',
  },
  {
    id: 'publicAnswers',
    path: 'reponses-publiques',
    label: 'app.nav.publicAnswers',
    icon: IconHelpCircle,
    keys: 'g u',
    permission: 'requests.read',
    group: 'app.nav.group.welcome',
  },
  {
    id: 'moderation',
    path: 'moderation',
    label: 'app.nav.moderation',
    icon: IconShield,
    keys: 'g t',
    permission: 'desk.read',
    group: 'app.nav.group.welcome',
  },
  {
    id: 'evidence',
    path: 'preuves',
    label: 'app.nav.evidence',
    icon: IconArchive,
    keys: 'g x',
    permission: 'evidence.read',
    group: 'app.nav.group.welcome',
  },
  {
    id: 'deskFigures',
    path: 'chiffres-du-guichet',
    label: 'app.nav.deskFigures',
    icon: IconChartBar,
    keys: 'g h',
    permission: 'figures.read',
    group: 'app.nav.group.welcome',
  },
  {
    id: 'watches',
    path: 'veilles',
    label: 'app.nav.watches',
    icon: IconListSearch,
    keys: 'g q',
    permission: 'watches.read',
    group: 'app.nav.group.listen',
  },
  {
    id: 'sources',
    path: 'sources',
    label: 'app.nav.sources',
    icon: IconAntenna,
    keys: 'g s',
    permission: 'sources.read',
    group: 'app.nav.group.listen',
  },
  {
    // Only where there is a simulated network: the shell asks.
    id: 'simulation',
    path: 'simulation',
    label: 'app.nav.simulation',
    icon: IconTestPipe,
    keys: 'g i',
    permission: 'simulation.use',
    group: 'app.nav.group.listen',
  },
  {
    id: 'settings',
    path: 'reglages',
    label: 'app.nav.settings',
    icon: IconSettings,
    keys: 'g r',
    permission: 'territory.read',
    group: 'app.nav.group.listen',
  },
];
