export {
  startMailPeers,
  type MailClient,
  type MailPeers,
  type SeenMail,
} from '../../../../packages/connectors/src/mailbox/testing/index.ts';
