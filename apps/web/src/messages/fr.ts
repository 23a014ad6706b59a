import { appMessages } from '../app/messages.fr.ts';
import { sharedMessages } from '../shared/messages.fr.ts';
import { identityMessages } from '../features/identity/messages.fr.ts';
import { todayMessages } from '../features/today/messages.fr.ts';
import { wallMessages } from '../features/wall/messages.fr.ts';
import { streamMessages } from '../features/stream/messages.fr.ts';
import { mentionMessages } from '../features/mention/messages.fr.ts';
import { alertsMessages } from '../features/alerts/messages.fr.ts';
import { detectorMessages } from '../features/detector/messages.fr.ts';
import { workMessages } from '../features/work/messages.fr.ts';
import { composeMessages } from '../features/compose/messages.fr.ts';
import { approvalsMessages } from '../features/approvals/messages.fr.ts';
import { publicationMessages } from '../features/publication/messages.fr.ts';
import { watchesMessages } from '../features/watches/messages.fr.ts';
import { sourcesMessages } from '../features/sources/messages.fr.ts';
import { importsMessages } from '../features/imports/messages.fr.ts';
import { peopleMessages } from '../features/people/messages.fr.ts';
import { settingsMessages } from '../features/settings/messages.fr.ts';
import { mediaMessages } from '../features/media/messages.fr.ts';
import { auditMessages } from '../features/audit/messages.fr.ts';
import { simulationMessages } from '../features/simulation/messages.fr.ts';
import { onboardingMessages } from '../features/onboarding/messages.fr.ts';
import { calendarMessages } from '../features/calendar/messages.fr.ts';
import { relaysMessages } from '../features/relays/messages.fr.ts';
import { mandatesMessages } from '../features/mandates/messages.fr.ts';

/* One catalogue per feature and language, put together here. */

export const fr = {
  ...appMessages,
  ...sharedMessages,
  ...identityMessages,
  ...todayMessages,
  ...wallMessages,
  ...streamMessages,
  ...mentionMessages,
  ...alertsMessages,
  ...detectorMessages,
  ...workMessages,
  ...composeMessages,
  ...approvalsMessages,
  ...publicationMessages,
  ...watchesMessages,
  ...sourcesMessages,
  ...importsMessages,
  ...peopleMessages,
  ...settingsMessages,
  ...mediaMessages,
  ...auditMessages,
  ...simulationMessages,
  ...onboardingMessages,
  ...calendarMessages,
  ...relaysMessages,
  ...mandatesMessages,
} as const;

export type MessageId = keyof typeof fr;
