import type { Sealer } from '../platform/seal.ts';
import { holdChannels } from '../modules/channels/index.ts';
import { holdCrisis } from '../modules/crisis/index.ts';
import { holdDesk, holdDistance } from '../modules/desk/index.ts';
import type { PersonalDataHolder } from '../modules/identity/index.ts';
import { holdMedia } from '../modules/media/index.ts';
import { holdNotifications } from '../modules/notifications/index.ts';
import { holdEscalations, holdOncall } from '../modules/oncall/index.ts';
import { holdPublishing } from '../modules/publishing/index.ts';
import { holdRequests } from '../modules/requests/index.ts';
import { holdDrills } from '../modules/simulation/index.ts';

/** Everywhere that something is kept about people, to tell it to them and to erase it. */
export const personalDataHolders = ({ sealer, now }: { sealer: Sealer; now: () => Date }): PersonalDataHolder[] => [
  // Before the deliveries by which it knows whose rings it kept.
  holdDrills as never,
  holdNotifications(sealer),
  holdEscalations as never,
  holdChannels,
  holdMedia,
  holdPublishing,
  holdDesk,
  holdDistance,
  holdCrisis,
  holdRequests,
  holdOncall({ now }),
];
