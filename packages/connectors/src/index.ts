export * from './inbox.port.ts';
export type { MailDoor, MailHost, MailLimits, MailService } from './mailbox/mail.door.ts';
export * from './port.ts';
export * from './publish.port.ts';
