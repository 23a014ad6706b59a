export { judge, type ArrivedFile } from './attachment.judge.ts';
export { usualLimits, type MailDoor, type MailHost, type MailLimits, type MailService } from './mail.door.ts';
export { createMailboxPublisher } from './mailbox.publisher.ts';
