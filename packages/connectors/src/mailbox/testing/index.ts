export type { MailClient, SeenMail, WrittenMail } from './mail.client.ts';
export { mailPassword, startMailPeers, type MailPeers } from './mail.peers.ts';
