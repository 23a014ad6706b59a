import { z } from 'zod';
import { firstUndone, partOf, refOf, textWithLink } from '../publish.plan.ts';
import type {
  Outgoing,
  Publisher,
  PublishWork,
  RemoteAccount,
  Step,
  StepOutcome,
  StepResult,
} from '../publish.port.ts';
import { troubleOfKind } from '../publish.sentences.ts';
import { inWords } from '../publish.setup.ts';
import { slugOf } from '../name.slug.ts';
import { newsletterAbilities, newsletterFacts } from './newsletter.facts.ts';
import { attachmentsOf, mailFor, subjectOf } from './newsletter.mail.ts';
import type { NewsletterMailer } from './newsletter.mailer.ts';

/** Few enough that a step is short, many enough that a letter is not a thousand of them. */
const batchSize = 50;

const setupSchema = z.object({
  name: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .meta(inWords({ fr: 'Nom de la lettre', en: 'Name of the letter' })),
  sender: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .regex(/^[^<>"\r\n]+$/)
    .meta(
      inWords(
        { fr: 'Expéditeur affiché', en: 'Sender shown' },
        { fr: 'Par exemple « Ville de Valmarin ».', en: "For instance 'Town of Valmarin'." },
      ),
    ),
  replyTo: z.email().meta(inWords({ fr: 'Adresse de réponse', en: 'Reply address' })),
});

/**
 * A newsletter, through the server's own mailer: the list is fixed first, then served by batches. A death in the middle
 * of a batch leaves it in doubt; performed again, it serves those who were not served, and nobody twice.
 */
export function createNewsletterPublisher(mailer: NewsletterMailer): Publisher {
  return {
    network: 'newsletter',
    name: { fr: 'Lettre d’information', en: 'Newsletter' },
    abilities: newsletterAbilities,
    facts: newsletterFacts,
    connection: {
      kind: 'secret',
      setup: setupSchema,
      secretFields: [],
      scopes: [],
      guide: [
        {
          fr: 'Donnez un nom à la lettre, l’expéditeur affiché et l’adresse où les lecteurs répondent.',
          en: 'Name the letter, the sender shown and the address at which readers answer.',
        },
        {
          fr: 'Faites signer les envois par SPF, DKIM et DMARC sur le domaine de l’institution : sans eux, les grandes messageries refusent les envois en nombre.',
          en: 'Have mail signed by SPF, DKIM and DMARC on the institution’s domain: without them the large providers refuse bulk mail.',
        },
        {
          fr: 'Posez le formulaire d’inscription sur le site : seules les adresses confirmées par leur titulaire reçoivent la lettre.',
          en: 'Put the sign-up form on the site: only addresses confirmed by their holder receive the letter.',
        },
      ],
      connect: async (letter) => ({
        ok: true,
        accounts: [{ ...accountOf(letter), credentials: letter, scopes: [] }],
      }),
    },
    async check(letter) {
      const reached = await mailer.reach();
      return reached.ok ? { ok: true, account: { ...accountOf(letter), scopes: [] } } : reached;
    },
    next: (_outgoing, done) => firstUndone(stepsOf(done), done),
    perform: (step, work) =>
      step.kind === 'prepare' ? prepareList(mailer, step, work) : sendBatch(mailer, step, work),
    async lookUp(step, { outgoing, done, account }) {
      const left = await mailer.unsettled(outgoing.key, sliceOf(step), account);
      if (!left.ok) return left;
      if (left.recipients === 0) return { ok: true, found: resultOf(step, outgoing, done) };
      // Sending again is sure to serve the others only.
      return { ok: true, found: undefined, certain: true };
    },
    async readBack({ key }, { account }) {
      const found = await mailer.find(key, account);
      if (!found.ok) return found;
      if (!found.issue) return { ok: true, exists: false };
      const { url, text, at } = found.issue;
      return { ok: true, exists: true, url, text, at };
    },
    measure: async ({ key }, { account }) => mailer.counts(key, account),
  };
}

/** The list, then as many batches as it takes, once its length is known. */
function stepsOf(done: readonly StepResult[]): Step[] {
  const list: Step = {
    key: 'list',
    kind: 'prepare',
    part: 0,
    label: { fr: 'Liste des destinataires', en: 'List of recipients' },
  };
  const recipients = Number(done.find(({ key }) => key === 'list')?.refs['recipients'] ?? 0);
  const batches = Math.ceil(recipients / batchSize);
  return [
    list,
    ...Array.from({ length: batches }, (_, at): Step => ({
      key: `batch:${at}`,
      kind: 'public',
      part: 0,
      label: { fr: `Envoi ${at + 1} sur ${batches}`, en: `Sending ${at + 1} of ${batches}` },
    })),
  ];
}

async function prepareList(
  mailer: NewsletterMailer,
  { key }: Step,
  { outgoing, account, now }: PublishWork,
): Promise<StepOutcome> {
  const text = textWithLink(partOf(outgoing, 0), outgoing.link);
  const issue = { subject: subjectOf(outgoing), lang: outgoing.lang, text, at: now().toISOString() };
  const prepared = await mailer.prepare(outgoing.key, issue, account);
  if (!prepared.ok) return prepared;
  const { recipients, url } = prepared;
  if (recipients === 0) return troubleOfKind('rejected', account.handle, { says: nobody });
  return { ok: true, result: { key, refs: { recipients: String(recipients), page: url } } };
}

async function sendBatch(mailer: NewsletterMailer, step: Step, work: PublishWork): Promise<StepOutcome> {
  const { outgoing, done, account, credentials } = work;
  const batch = await mailer.recipients(outgoing.key, sliceOf(step), account);
  if (!batch.ok) return batch;
  const issue = { attachments: await attachmentsOf(outgoing), url: refOf(done, 'list', 'page'), letter: credentials };
  let served = 0;
  for (const recipient of batch.recipients) {
    const sent = await mailer.send(outgoing.key, recipient.id, mailFor(recipient, outgoing, issue), account);
    if (!sent.ok) return served > 0 ? { ...sent, done: 'unknown' } : sent;
    served += 1;
  }
  return { ok: true, result: resultOf(step, outgoing, done) };
}

function sliceOf({ key }: Step): { from: number; count: number } {
  return { from: Number(key.split(':')[1]) * batchSize, count: batchSize };
}

function resultOf({ key }: Step, outgoing: Outgoing, done: readonly StepResult[]): StepResult {
  return { key, refs: { id: outgoing.key }, url: refOf(done, 'list', 'page') };
}

function accountOf({ name = '' }: Record<string, string>): Omit<RemoteAccount, 'credentials' | 'scopes'> {
  return { remoteId: slugOf(name), handle: slugOf(name), name };
}

const nobody = {
  fr: 'n’a pas encore d’abonné confirmé : personne ne recevrait la lettre',
  en: 'has no confirmed subscriber yet: nobody would receive the letter',
};
