import type { ReceivedPost } from '../port.ts';
import type { Growth } from './hosted.types.ts';
import type { HostedItem } from './hosted.outlet.ts';

/** Followers of an account on the simulated network. */
const followers = 1800;

const remarks: readonly { fr: string; en: string }[] = [
  { fr: 'Merci pour l’information !', en: 'Thanks for letting us know!' },
  { fr: 'À partir de quelle heure ?', en: 'From what time?' },
  { fr: 'Est-ce accessible en fauteuil ?', en: 'Is it wheelchair accessible?' },
  { fr: 'Enfin, on l’attendait depuis longtemps.', en: 'At last, we have long been waiting for it.' },
  { fr: 'Et pour ceux qui n’ont pas de voiture ?', en: 'And for those without a car?' },
  { fr: 'Faut-il s’inscrire ?', en: 'Must one sign up?' },
  { fr: 'Dommage, c’est pendant les heures de travail.', en: 'A pity, it is during working hours.' },
  { fr: 'Bravo aux agents.', en: 'Well done to the staff.' },
];
const people = ['lea.simulee', 'marc.simule', 'ines.simulee', 'paul.simule', 'anne.simulee', 'yanis.simule'];

/**
 * What comes of a post on the simulated network. How many see it tends to a share of the followers, most within hours
 * (an exponential approach, as the attention that posts get is often told); the rest follows from how many saw it. All of
 * it is drawn from the post's key alone: the same post at the same age gets the same, and no count ever falls.
 */
export const simulatedGrowth: Growth = {
  counts(item, now) {
    const draw = drawsOf(item.key);
    const reached = followers * (0.15 + 0.6 * draw(0)) * seenBy(item, now, 2 + 6 * draw(1));
    const impressions = Math.floor(reached * 1.35);
    return {
      impressions,
      reach: Math.floor(reached),
      reactions: Math.floor(reached * (0.008 + 0.03 * draw(2)) * (item.media.length > 0 ? 1.4 : 1)),
      shares: Math.floor(reached * (0.001 + 0.006 * draw(3))),
      comments: simulatedGrowth.replies(item, now).length,
      ...(item.link ? { clicks: Math.floor(reached * (0.01 + 0.03 * draw(4))) } : {}),
    };
  },

  replies(item, now) {
    const draw = drawsOf(item.key);
    const count = Math.floor(draw(5) * 6);
    return Array.from({ length: count }, (_, at): ReceivedPost => {
      // Waiting times of people who write when they come by: half within two hours, some the day after.
      const minutes = 4 - 180 * Math.log(1 - 0.98 * draw(10 + at));
      const postedAt = new Date(Date.parse(item.at) + Math.round(minutes) * 60_000).toISOString();
      const remark = remarks[Math.floor(draw(30 + at) * remarks.length)];
      const handle = people[Math.floor(draw(50 + at) * people.length)] ?? 'lea.simulee';
      return {
        network: 'simulation',
        originId: `${item.id}-${at}`,
        text: (item.lang.startsWith('en') ? remark?.en : remark?.fr) ?? '',
        lang: item.lang,
        postedAt,
        author: { handle },
        tags: [],
        mentions: [],
        links: [],
        media: [],
        inReplyTo: item.id,
      };
    }).filter(({ postedAt }) => Date.parse(postedAt ?? '') <= now.getTime());
  },
};

/** From 0 to 1 as it ages, two thirds of the way after `hours`. */
function seenBy({ at }: HostedItem, now: Date, hours: number): number {
  const age = Math.max(0, now.getTime() - Date.parse(at)) / 3_600_000;
  return 1 - Math.exp(-age / hours);
}

/** Numbers from 0 to 1 drawn from a key: FNV-1a, stirred as in splitmix32. */
function drawsOf(key: string): (index: number) => number {
  let seed = 0x811c9dc5;
  for (const letter of key) seed = Math.imul(seed ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (index) => {
    let mixed = (seed + Math.imul(index + 1, 0x9e3779b9)) | 0;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296;
  };
}
