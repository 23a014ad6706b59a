export type { MailClient, SeenMail, WrittenMail } from './mail.client.ts';
export { startMailPeers, type MailPeers } from './mail.peers.ts';
