import type { Permission } from '@beffroi/contracts';
import {
  IconAntenna,
  IconBell,
  IconDeviceDesktopAnalytics,
  IconHome,
  IconListSearch,
  IconMessages,
  IconSettings,
  IconTestPipe,
} from '@tabler/icons-react';
import type { MessageId } from '../shared/words.ts';

export type NavigationEntry = {
  id: 'today' | 'wall' | 'stream' | 'alerts' | 'watches' | 'sources' | 'simulation' | 'settings';
  /** Under `/t/<territory>`. */
  path: string;
  label: MessageId;
  icon: typeof IconHome;
  keys: string;
  permission: Permission;
  group?: MessageId;
  /** Has its own place in the tab bar of the phone; the others are under « Plus ». */
  tab?: true;
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
    tab: true,
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
    tab: true,
  },
  {
    id: 'alerts',
    path: 'alertes',
    label: 'app.nav.alerts',
    icon: IconBell,
    keys: 'g l',
    permission: 'alerts.read',
    group: 'app.nav.group.watch',
    tab: true,
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
