import { appMessages } from '../app/messages.en.ts';
import { sharedMessages } from '../shared/messages.en.ts';
import { identityMessages } from '../features/identity/messages.en.ts';
import { todayMessages } from '../features/today/messages.en.ts';
import { wallMessages } from '../features/wall/messages.en.ts';
import { streamMessages } from '../features/stream/messages.en.ts';
import { mentionMessages } from '../features/mention/messages.en.ts';
import { alertsMessages } from '../features/alerts/messages.en.ts';
import { detectorMessages } from '../features/detector/messages.en.ts';
import { workMessages } from '../features/work/messages.en.ts';
import { composeMessages } from '../features/compose/messages.en.ts';
import { approvalsMessages } from '../features/approvals/messages.en.ts';
import { publicationMessages } from '../features/publication/messages.en.ts';
import { watchesMessages } from '../features/watches/messages.en.ts';
import { sourcesMessages } from '../features/sources/messages.en.ts';
import { importsMessages } from '../features/imports/messages.en.ts';
import { peopleMessages } from '../features/people/messages.en.ts';
import { settingsMessages } from '../features/settings/messages.en.ts';
import { mediaMessages } from '../features/media/messages.en.ts';
import { auditMessages } from '../features/audit/messages.en.ts';
import { simulationMessages } from '../features/simulation/messages.en.ts';
import { onboardingMessages } from '../features/onboarding/messages.en.ts';
import { calendarMessages } from '../features/calendar/messages.en.ts';
import { relaysMessages } from '../features/relays/messages.en.ts';
import { mandatesMessages } from '../features/mandates/messages.en.ts';

/* One catalogue per feature and language, put together here. */

export const en = {
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
