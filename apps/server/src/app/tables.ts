import type { AlertsTables } from '../modules/alerts/index.ts';
import type { AuditTables } from '../modules/audit/index.ts';
import type { ChannelsTables } from '../modules/channels/index.ts';
import type { CrisisTables } from '../modules/crisis/index.ts';
import type { DeskTables } from '../modules/desk/index.ts';
import type { IdentityTables } from '../modules/identity/index.ts';
import type { ListeningTables } from '../modules/listening/index.ts';
import type { MediaTables } from '../modules/media/index.ts';
import type { NotificationsTables } from '../modules/notifications/index.ts';
import type { OncallTables } from '../modules/oncall/index.ts';
import type { PublishingTables } from '../modules/publishing/index.ts';
import type { RequestsTables } from '../modules/requests/index.ts';
import type { SimulationTables } from '../modules/simulation/index.ts';
import type { WorkTables } from '../modules/work/index.ts';

/** Every table; a module sees only its own and those of the modules it may call. */
export type AllTables = IdentityTables &
  AuditTables &
  WorkTables &
  ListeningTables &
  AlertsTables &
  ChannelsTables &
  MediaTables &
  NotificationsTables &
  PublishingTables &
  DeskTables &
  RequestsTables &
  OncallTables &
  CrisisTables &
  SimulationTables;
