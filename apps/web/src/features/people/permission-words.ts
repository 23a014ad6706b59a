import type { Permission } from '@beffroi/contracts';
import type { MessageId } from '../../shared/words.ts';

/** What each permission lets one do, on screen. */
export const permissionWords: Record<Permission, MessageId> = {
  'territory.read': 'permission.territory.read',
  'territory.manage': 'permission.territory.manage',
  'people.read': 'permission.people.read',
  'people.manage': 'permission.people.manage',
  'api_keys.manage': 'permission.api_keys.manage',
  'audit.read': 'permission.audit.read',
  'mentions.read': 'permission.mentions.read',
  'mentions.treat': 'permission.mentions.treat',
  'mentions.export': 'permission.mentions.export',
  'mentions.reveal_author': 'permission.mentions.reveal_author',
  'mentions.capture': 'permission.mentions.capture',
  'watches.read': 'permission.watches.read',
  'watches.manage': 'permission.watches.manage',
  'sources.read': 'permission.sources.read',
  'sources.manage': 'permission.sources.manage',
  'retention.manage': 'permission.retention.manage',
  'objections.manage': 'permission.objections.manage',
  'alerts.read': 'permission.alerts.read',
  'alerts.handle': 'permission.alerts.handle',
  'alerts.configure': 'permission.alerts.configure',
  'notifications.configure': 'permission.notifications.configure',
  'briefings.read': 'permission.briefings.read',
  'work.read': 'permission.work.read',
  'simulation.use': 'permission.simulation.use',
};
