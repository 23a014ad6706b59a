import type { Outgoing, Publisher, Step, StepResult } from '../publish.port.ts';
import { firstUndone } from '../publish.plan.ts';
import { lookUpAnswer, readBackAnswer, sendAnswer } from './answer.send.ts';
import { readInbox } from './inbox.read.ts';
import { usualLimits, type MailDoor, type MailLimits } from './mail.door.ts';
import { checkMailbox, connectMailbox } from './mailbox.connect.ts';
import { mailboxAbilities, mailboxFacts } from './mailbox.facts.ts';
import { mailboxGuide, mailboxSetup } from './mailbox.setup.ts';

const step: Step = {
  key: 'mail',
  kind: 'public',
  part: 0,
  label: { fr: 'Envoi du courriel', en: 'Sending of the mail' },
};

/** A mailbox, as a network behind the same port as the others: read by IMAP, answered by SMTP. */
export function createMailboxPublisher(door: MailDoor, limits: MailLimits = usualLimits): Publisher {
  const given = { door, limits };
  return {
    network: 'mailbox',
    name: { fr: 'Boîte de courriel', en: 'Mailbox' },
    abilities: mailboxAbilities,
    facts: mailboxFacts,
    connection: {
      kind: 'secret',
      setup: mailboxSetup as Publisher['connection']['setup'],
      secretFields: ['password'],
      guide: mailboxGuide,
      scopes: [],
      connect: (setup, context) => connectMailbox(door, setup, context),
    },
    check: (credentials, context) => checkMailbox(door, credentials, context),
    next: (_outgoing: Outgoing, done: readonly StepResult[]) => firstUndone([step], done),
    perform: (performed, work) => sendAnswer(given, performed, work),
    lookUp: (sought, work) => lookUpAnswer(given, sought, work),
    readBack: (published, context) => readBackAnswer(given, published, context),
    readInbox: (cursor, context) => readInbox(given, cursor, context),
  };
}
