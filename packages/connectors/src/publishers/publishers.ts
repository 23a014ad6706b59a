import { createAssistedPublisher } from '../assisted/index.ts';
import { blueskyPublisher } from '../bluesky/index.ts';
import { createFacebookPublisher } from '../facebook/index.ts';
import { createNewsroomPublisher, createSimulationPublisher, type HostedOutlet } from '../hosted/index.ts';
import { createInstagramPublisher } from '../instagram/index.ts';
import { createLinkedInPublisher } from '../linkedin/index.ts';
import { createMailboxPublisher, type MailDoor, type MailLimits } from '../mailbox/index.ts';
import { mastodonPublisher } from '../mastodon/index.ts';
import { createNewsletterPublisher, type NewsletterMailer } from '../newsletter/index.ts';
import type { Publisher } from '../publish.port.ts';
import { createThreadsPublisher } from '../threads/index.ts';
import { xPublisher } from '../x/index.ts';
import { createYouTubePublisher } from '../youtube/index.ts';

/** What is our own and only the server can give: where what we serve is kept, and what sends mail. */
export type Outlets = {
  newsroom: HostedOutlet;
  /** Left out where no mail is sent. */
  newsletter?: NewsletterMailer | undefined;
  /** How mailboxes are reached; left out where none is. */
  mailbox?: { door: MailDoor; limits?: MailLimits } | undefined;
  /** Left out where nothing is simulated. */
  simulation?: HostedOutlet | undefined;
};

/** Every network that can be published to, in the order in which they are offered. A new one is a folder and a line. */
export function createPublishers({ newsroom, newsletter, mailbox, simulation }: Outlets): readonly Publisher[] {
  return [
    createFacebookPublisher(),
    createInstagramPublisher(),
    createLinkedInPublisher(),
    xPublisher,
    mastodonPublisher,
    blueskyPublisher,
    createThreadsPublisher(),
    createYouTubePublisher(),
    createNewsroomPublisher(newsroom),
    ...(newsletter ? [createNewsletterPublisher(newsletter)] : []),
    ...(mailbox ? [createMailboxPublisher(mailbox.door, mailbox.limits)] : []),
    createAssistedPublisher(),
    ...(simulation ? [createSimulationPublisher(simulation)] : []),
  ];
}
