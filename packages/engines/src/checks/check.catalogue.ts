import type { Bilingual, FindingCode, Severity } from './checks.types.ts';
import { findingCodes } from './checks.types.ts';
import { sources } from './source.table.ts';

export type CatalogueEntry = {
  code: FindingCode;
  /** What the check looks at, for a page of settings. */
  label: Bilingual;
  /** What it suggests most often; a finding may be graver or milder. */
  severity: Severity;
  source?: { title: Bilingual; url: string };
};

type Line = readonly [fr: string, en: string, severity: Severity, source?: keyof typeof sources];

const lines: Readonly<Record<FindingCode, Line>> = {
  alt_missing: ['Image sans texte alternatif', 'Image without alternative text', 'blocks', 'rgaaAlt'],
  alt_useless: ['Texte alternatif qui ne décrit rien', 'Alternative text that describes nothing', 'blocks', 'rgaaAlt'],
  alt_is_text: ['Texte alternatif identique au texte', 'Alternative text same as the text', 'advises', 'rgaaAlt'],
  alt_too_long: ['Texte alternatif trop long', 'Alternative text too long', 'blocks'],
  alt_impossible: ['Réseau sans texte alternatif', 'Network without alternative text', 'advises', 'rgaaAlt'],
  hashtag_case: [
    'Mots-dièse sans majuscules aux mots',
    'Hashtags without a capital for each word',
    'advises',
    'hashtags',
  ],
  hashtags_too_many: ['Trop de mots-dièse', 'Too many hashtags', 'advises', 'hashtags'],
  fake_letters: ['Faux gras et faux italique', 'Fake bold and italics', 'blocks', 'socialAccess'],
  emoji_too_many: ['Trop d’émojis', 'Too many emoji', 'advises', 'socialAccess'],
  emoji_as_bullet: ['Émojis en guise de puces', 'Emoji as bullets', 'advises', 'socialAccess'],
  hidden_characters: ['Caractères invisibles', 'Characters that do not show', 'advises', 'unicodeSecurity'],
  direction_override: ['Sens de lecture inversé', 'Direction of reading turned round', 'blocks', 'unicodeSecurity'],
  broken_character: ['Caractère abîmé', 'Broken character', 'blocks'],
  text_empty: ['Rien à publier', 'Nothing to publish', 'blocks'],
  text_too_long: ['Texte trop long', 'Text too long', 'blocks'],
  title_too_long: ['Titre trop long', 'Title too long', 'blocks'],
  thread_too_long: ['Fil trop long', 'Thread too long', 'blocks'],
  character_refused: ['Caractère refusé par le réseau', 'Character that the network refuses', 'blocks'],
  poll_refused: ['Sondage hors des règles du réseau', 'Poll outside the rules of the network', 'blocks'],
  media_too_many: ['Trop d’images ou de vidéos', 'Too many images or videos', 'blocks'],
  media_required: ['Image ou vidéo demandée', 'Image or video required', 'blocks'],
  media_type: ['Format de fichier refusé', 'File format refused', 'blocks'],
  media_too_heavy: ['Fichier trop lourd', 'File too heavy', 'blocks'],
  media_ratio: ['Cadrage refusé', 'Shape refused', 'blocks'],
  video_too_long: ['Vidéo trop longue', 'Video too long', 'blocks'],
  captions_missing: ['Vidéo sans sous-titres', 'Video without captions', 'blocks', 'rgaaCaptions'],
  contrast_low: ['Texte peu lisible dans l’image', 'Text in the image hard to read', 'advises', 'rgaaContrast'],
  rights_expired: ['Droits de l’image passés', 'Rights on the image ended', 'blocks', 'imageRights'],
  name_misspelled: ['Nom mal écrit', 'Name misspelt', 'advises'],
  weekday_wrong: ['Jour qui ne va pas avec la date', 'Weekday that is not that of the date', 'blocks'],
  date_impossible: ['Date qui n’existe pas', 'Date that does not exist', 'blocks'],
  date_past: ['Date passée', 'Date in the past', 'advises'],
  link_broken_syntax: ['Adresse mal écrite', 'Address badly written', 'blocks'],
  link_tracking: ['Traceurs dans l’adresse', 'Trackers in the address', 'advises'],
  link_shortened: ['Adresse raccourcie', 'Shortened address', 'advises'],
  link_dead: ['Page qui ne répond pas', 'Page that does not answer', 'blocks'],
  link_moved: ['Page qui a déménagé', 'Page that has moved', 'advises'],
  duplicate: ['Texte déjà publié', 'Text already published', 'blocks'],
  near_duplicate: ['Texte presque identique à un autre', 'Text nearly the same as another', 'advises'],
  same_hour: ['Deux publications dans l’heure', 'Two posts within the hour', 'advises'],
  sensitive_hour: ['Moment sensible', 'Sensitive time', 'blocks'],
  electoral_promotion: [
    'Promotion en période pré-électorale',
    'Promotion in a pre-electoral period',
    'advises',
    'electoral',
  ],
  electoral_candidate: ['Candidat nommé ou montré', 'Candidate named or shown', 'advises', 'electoralGifts'],
  electoral_advertising: [
    'Publicité payante en période pré-électorale',
    'Paid promotion in a pre-electoral period',
    'blocks',
    'electoral',
  ],
  electoral_eve: ['Veille ou jour de scrutin', 'Eve or day of a poll', 'advises', 'electoralEve'],
  personal_data: ['Données personnelles', 'Personal data', 'blocks', 'privacy'],
  minor_identified: ['Enfant reconnaissable', 'Child who can be identified', 'blocks', 'imageRights'],
  funder_missing: ['Cofinanceur non mentionné', 'Co-funder not mentioned', 'advises', 'funders'],
  english_word: ['Mot anglais qui a son équivalent', 'English word with a French term', 'advises', 'toubon'],
  long_sentence: ['Phrase longue', 'Long sentence', 'advises'],
  capitals: ['Passage en capitales', 'Passage in capitals', 'advises', 'socialAccess'],
};

/** Every check, in the order in which findings come. */
export const checkCatalogue: readonly CatalogueEntry[] = findingCodes.map((code) => {
  const [fr, en, severity, source] = lines[code];
  return { code, label: { fr, en }, severity, ...(source !== undefined && { source: sources[source] }) };
});
