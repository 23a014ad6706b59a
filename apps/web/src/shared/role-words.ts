import type { Role } from '@beffroi/contracts';
import type { MessageId } from './words.ts';

/** The name of each role on screen. */
export const roleWords: Record<Role, MessageId> = {
  administrator: 'common.role.administrator',
  head_of_communication: 'common.role.head_of_communication',
  community_manager: 'common.role.community_manager',
  contributor: 'common.role.contributor',
  validator: 'common.role.validator',
  department_agent: 'common.role.department_agent',
  elected_official: 'common.role.elected_official',
  auditor: 'common.role.auditor',
};
