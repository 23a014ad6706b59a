import { slugOf } from '../name.slug.ts';
import { partOf } from '../publish.plan.ts';
import type { Credentials, Outgoing } from '../publish.port.ts';
import { renderIssue } from './issue.render.ts';
import type { NewsletterMail, NewsletterRecipient } from './newsletter.mailer.ts';

/** What an issue is called: its title, or else how it begins. */
export function subjectOf(outgoing: Outgoing): string {
  const [line = ''] = partOf(outgoing, 0).text.trim().split('\n');
  const subject = (outgoing.title ?? line).replaceAll(/\s+/g, ' ').trim();
  return subject.length > 150 ? `${subject.slice(0, 149)}…` : subject;
}

/** The pictures of an issue, read once for all who receive it. */
export async function attachmentsOf(outgoing: Outgoing): Promise<NewsletterMail['attachments']> {
  const images = partOf(outgoing, 0).media.filter(({ kind }) => kind === 'image');
  return Promise.all(
    images.map(async ({ id, mimeType, read }) => ({
      cid: `${id}@beffroi`,
      filename: `${id}.${mimeType.split('/')[1]?.replace('jpeg', 'jpg') ?? 'bin'}`,
      contentType: mimeType,
      content: await read(),
    })),
  );
}

/**
 * The message for one recipient, with what lets them leave by one click from their mail program.
 * @see https://www.rfc-editor.org/rfc/rfc8058 and https://www.rfc-editor.org/rfc/rfc2919
 */
export function mailFor(
  { address, unsubscribeUrl }: NewsletterRecipient,
  outgoing: Outgoing,
  { attachments, url, letter }: { attachments: NewsletterMail['attachments']; url: string; letter: Credentials },
): NewsletterMail {
  const { name = '', sender = name, replyTo } = letter;
  const subject = subjectOf(outgoing);
  const { text, media } = partOf(outgoing, 0);
  const images = media
    .filter(({ kind }) => kind === 'image')
    .map(({ id, alt, width, height }) => ({ cid: `${id}@beffroi`, alt, width, height }));
  const link = outgoing.link && !text.includes(outgoing.link.url) ? { link: outgoing.link } : {};
  const shared = { subject, text, lang: outgoing.lang, letter: name, images, url, unsubscribeUrl, ...link };
  return {
    from: { name: sender, ...(replyTo ? { replyTo } : {}) },
    to: address,
    subject,
    ...renderIssue(shared),
    headers: {
      'List-Unsubscribe': `<${unsubscribeUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'List-Id': `<${slugOf(name)}.${new URL(unsubscribeUrl).hostname}>`,
      'Content-Language': outgoing.lang,
    },
    attachments,
  };
}
