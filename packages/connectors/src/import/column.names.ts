import { fold } from '@beffroi/engines/text';
import type { ImportField, ImportMapping } from './import.mapping.ts';

/**
 * The names that exports give to their columns, best first: Talkwalker, Meltwater, Brandwatch, Mention and the social
 * networks' own exports as seen in public code that reads them; Visibrain, Digimind and Agorapulse by the field's usual
 * French words. Folded, and with every run of other signs as one space.
 */
const names: Record<ImportField, string> = {
  text: 'full text, texte complet, texte integral, content, contenu, text, texte, message, texte du message, contenu du message, texte du post, contenu de la publication, post text, tweet, tweet text, body, corps, verbatim, hit sentence, opening text, mention, commentaire, comment, description, detail, content snippet, snippet, extrait, resume, summary, caption, legende, post, publication',
  title: 'title, titre, headline, titre de l article, article title, objet, subject, title snippet',
  url: 'url, lien, link, permalink, permalien, post url, url du post, url du message, url de la publication, lien de la publication, lien du post, lien du message, mention url, article url, url de l article, tweet url, twitter url, post link, full url, original url, adresse, source url',
  id: 'id, post id, id du post, mention id, message id, id du message, document id, doc id, resource id, tweet id, twitter id, status id, article id, identifiant, external id, guid, uuid',
  postedAt:
    'published, published at, date de publication, publication date, publie le, date et heure, date heure, date time, datetime, date published, published date, post date, date du post, date du message, date utc, date, created at, created time, created, date de creation, timestamp, alternate date format, time posted, jour',
  time: 'time, heure, heure de publication, publication time, hour, time utc',
  authorHandle:
    'author handle, handle, extra author attributes short name, author short name, screen name, user screen name, twitter screen name, username, user name, author username, nom d utilisateur, pseudo, pseudonyme, identifiant de l auteur, author, auteur, influencer, compte, account, account name, user, utilisateur, from, de, profile, profil, source name, extra source attributes name, media, nom de la source, source',
  authorName:
    'author name, nom de l auteur, extra author attributes name, full name, nom complet, display name, nom affiche, user full name, auteur nom, profile name, nom du profil, nom, name',
  authorUrl:
    'author url, url de l auteur, extra author attributes url, profile url, url du profil, lien du profil, author profile url, user url',
  followers:
    'followers, abonnes, nombre d abonnes, nombre de followers, nb abonnes, nb followers, follower count, followers count, author followers, user followers, x followers, twitter followers, abonnes de l auteur',
  reach:
    'reach, portee, reach new, estimated reach, potential reach, portee potentielle, portee estimee, audience, audience potentielle, impressions, views, vues, nombre de vues, potential audience',
  lang: 'lang, language, langue, code langue, language code, detected language',
  tags: 'hashtags, hashtag, mots dieses, mots cles dieses',
  mentions: 'mentioned authors, mentioned users, comptes mentionnes, utilisateurs mentionnes, user mentions, mentions',
  links: 'expanded urls, shared urls, urls partagees, liens partages, outbound links, links, liens, urls',
  media: 'image url, url de l image, media url, media urls, images, image, photo url',
  inReplyTo: 'in reply to, in reply to url, reply to, en reponse a, parent url, parent post url, parent id',
  repostOf: 'retweet of, repost of, retweeted status id, shared post url, repartage de, retweet de',
};

/**
 * Guesses which column holds which field from the names of a header, in French or English. A column is used once; what
 * is not recognised is left to the person.
 */
export function guessMapping(header: readonly string[]): ImportMapping {
  const free = new Map<string, string>();
  for (const column of header) {
    const key = keyOf(column);
    if (key !== '' && !free.has(key)) free.set(key, column);
  }
  const mapping: ImportMapping = {};
  for (const [field, list] of Object.entries(names) as [ImportField, string][]) {
    const key = list.split(', ').find((name) => free.has(name));
    if (key === undefined) continue;
    const column = free.get(key);
    if (column !== undefined) mapping[field] = column;
    free.delete(key);
  }
  return mapping;
}

/** `Date (UTC)`, `date_utc`, `Date - UTC` are one name. */
function keyOf(column: string): string {
  return fold(column)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
