export { paragraphsOf } from '../markup.write.ts';
export { renderIssue, type RenderedIssue } from './issue.render.ts';
export type { NewsletterIssue, NewsletterMail, NewsletterMailer, NewsletterRecipient } from './newsletter.mailer.ts';
export { createNewsletterPublisher } from './newsletter.publisher.ts';
