import type { ListeningFacts } from '../modules/listening/index.ts';
import type { AlertsFacts } from '../modules/alerts/index.ts';
import type { ChannelsFacts } from '../modules/channels/index.ts';
import type { PublishingFacts } from '../modules/publishing/index.ts';
import type { DeskFacts } from '../modules/desk/index.ts';
import type { RequestsFacts } from '../modules/requests/index.ts';
import type { NotificationsFacts } from '../modules/notifications/index.ts';
import type { OncallFacts } from '../modules/oncall/index.ts';
import type { CrisisFacts } from '../modules/crisis/index.ts';

/** All that modules tell each other. */
export type Facts = ListeningFacts &
  AlertsFacts &
  ChannelsFacts &
  PublishingFacts &
  DeskFacts &
  RequestsFacts &
  NotificationsFacts &
  OncallFacts &
  CrisisFacts;
