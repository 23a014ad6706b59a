import { troubleOfKind } from '../../publish.sentences.ts';
import { startStubNetwork, type StubNetwork } from '../../testing/stub-network.ts';
import { createStubRefusals, lostAnswer } from '../../testing/stub.own-trouble.ts';
import { newsletterFacts } from '../newsletter.facts.ts';
import type { NewsletterIssue, NewsletterMail, NewsletterMailer } from '../newsletter.mailer.ts';

const who = 'Courrier';

export type StubMailer = {
  network: StubNetwork;
  mailer: NewsletterMailer;
  /** Every message handed over, in order. */
  mails: NewsletterMail[];
  /** Addresses that do not exist. */
  dead: Set<string>;
};

/** A mailer in memory that can be made to fail; each message handed over is a post that the public sees. */
export async function startStubMailer(subscribers: number): Promise<StubMailer> {
  const network = await startStubNetwork(() => ({
    answer: () => ({ status: 404 }),
    refuse: () => undefined,
    isPublishing: () => false,
    isRenewal: () => false,
  }));
  const { posts } = network;
  const refused = createStubRefusals(network, who);
  const issues = new Map<string, NewsletterIssue>();
  const settled = new Set<string>();
  const mails: NewsletterMail[] = [];
  const dead = new Set<string>();
  const list = Array.from({ length: subscribers }, (_, n) => `sub_${n}`);
  const urlOf = (key: string) => `${network.url}/lettres/${key}`;

  const mailer: NewsletterMailer = {
    reach: async () => refused(false) ?? { ok: true },
    async prepare(key, issue) {
      const trouble = refused(true);
      if (trouble) return trouble;
      if (issue.text.length > newsletterFacts.text.max) return troubleOfKind('rejected', who);
      if (!issues.has(key)) issues.set(key, issue);
      return { ok: true, recipients: list.length, url: urlOf(key) };
    },
    async recipients(_key, { from, count }) {
      const recipients = list.slice(from, from + count).map((id) => ({
        id,
        address: `${id}@habitant.example`,
        unsubscribeUrl: `https://ville.example/lettre/${id}/fin`,
      }));
      return refused(true) ?? { ok: true, recipients };
    },
    async send(key, recipientId, mail) {
      network.publishings += 1;
      const trouble = refused(true);
      if (trouble) return trouble;
      if (settled.has(`${key} ${recipientId}`)) return { ok: true, state: 'already' };
      settled.add(`${key} ${recipientId}`);
      if (dead.has(mail.to)) return { ok: true, state: 'refused' };
      mails.push(mail);
      const alts = [...mail.html.matchAll(/ alt="([^"]*)"/g)].map((found) => ({ alt: found[1] ?? '' }));
      posts.add({ text: issues.get(key)?.text ?? '', isOurs: true, media: alts, more: { key, to: mail.to } });
      return lostAnswer(network, who) ?? { ok: true, state: 'sent' };
    },
    unsettled: async (key, { from, count }) => {
      const left = list.slice(from, from + count).filter((id) => !settled.has(`${key} ${id}`));
      return refused(false) ?? { ok: true, recipients: left.length };
    },
    async find(key) {
      const issue = issues.get(key);
      const isThere = posts.ours().some(({ more }) => more['key'] === key);
      return refused(false) ?? { ok: true, issue: issue && isThere ? { ...issue, url: urlOf(key) } : undefined };
    },
    counts: async (key) => ({
      ok: true,
      counts: { reach: posts.ours().filter(({ more }) => more['key'] === key).length },
    }),
  };
  return { network, mailer, mails, dead };
}
