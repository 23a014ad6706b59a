import type { Bilingual } from '@beffroi/contracts';

/** A place that no program may publish to, and how a person does it. */
export type AssistedPreset = {
  id: string;
  name: Bilingual;
  /** Why no program publishes there. */
  reason: Bilingual;
  /** What opens it; of some, only the address that the person gave leads there. */
  open?: string;
  /** Whether the address of the group, of the forum, of the panel is needed to open it. */
  needsAddress?: true;
  /** What to do once it is open, in order. */
  steps: readonly Bilingual[];
  /** Known limit of a text, in characters, and where it can be checked. */
  maxText?: { characters: number; source: string };
  /** It is no more: nothing can be published there. */
  gone?: Bilingual;
};

/** When this table was last checked. */
export const presetsCheckedOn = '2026-11-24';

const paste: Bilingual = {
  fr: 'Collez le texte, que Beffroi a copié.',
  en: 'Paste the text, which Beffroi copied.',
};
const addMedia: Bilingual = {
  fr: 'Ajoutez les images ou la vidéo dans l’ordre, et recopiez leur texte de remplacement là où il est demandé.',
  en: 'Add the images or the video in order, and copy their alternative text where it is asked for.',
};
const publish: Bilingual = { fr: 'Relisez, puis publiez.', en: 'Read it over, then publish.' };
const bringBack: Bilingual = {
  fr: 'Copiez le lien de la publication et donnez-le à Beffroi : c’est la preuve gardée au journal.',
  en: 'Copy the link of the post and give it to Beffroi: it is the proof kept in the record.',
};

export const assistedPresets: readonly AssistedPreset[] = [
  {
    id: 'facebook_group',
    name: { fr: 'Groupe Facebook', en: 'Facebook group' },
    reason: {
      fr: 'Meta a retiré l’API des groupes en avril 2024.',
      en: 'Meta took the Groups API away in April 2024.',
    },
    needsAddress: true,
    steps: [
      {
        fr: 'Vérifiez que vous parlez au nom de la page, et non de votre compte personnel.',
        en: 'Check that you speak as the page, not as yourself.',
      },
      paste,
      addMedia,
      publish,
      bringBack,
    ],
    maxText: { characters: 63_206, source: 'https://developers.facebook.com/docs/graph-api/reference/page/feed/' },
  },
  {
    id: 'whatsapp_channel',
    name: { fr: 'Chaîne WhatsApp', en: 'WhatsApp channel' },
    reason: {
      fr: 'WhatsApp n’a pas d’API pour publier sur une chaîne ; les passerelles non officielles font fermer les comptes.',
      en: 'WhatsApp has no API to publish on a channel; unofficial gateways get accounts closed.',
    },
    open: 'https://web.whatsapp.com/',
    steps: [
      { fr: 'Ouvrez l’onglet « Actus », puis votre chaîne.', en: "Open the tab 'Updates', then your channel." },
      addMedia,
      paste,
      publish,
      {
        fr: 'Appuyez longuement sur le message, « Copier le lien », et donnez-le à Beffroi.',
        en: "Press and hold the message, 'Copy link', and give it to Beffroi.",
      },
    ],
  },
  {
    id: 'nextdoor',
    name: { fr: 'Nextdoor', en: 'Nextdoor' },
    reason: {
      fr: 'L’API de Nextdoor est réservée à ses partenaires.',
      en: 'The API of Nextdoor is for its partners only.',
    },
    open: 'https://nextdoor.fr/news_feed/',
    steps: [
      {
        fr: 'Vérifiez que vous parlez au nom de la page de votre collectivité et choisissez les quartiers.',
        en: 'Check that you speak as the page of your body and choose the neighbourhoods.',
      },
      paste,
      addMedia,
      publish,
      bringBack,
    ],
  },
  {
    id: 'tiktok',
    name: { fr: 'TikTok', en: 'TikTok' },
    reason: {
      fr: 'L’API de TikTok garde privé ce que publie une application qu’il n’a pas auditée.',
      en: 'The API of TikTok keeps private what an app without its audit publishes.',
    },
    open: 'https://www.tiktok.com/tiktokstudio/upload',
    steps: [
      { fr: 'Déposez la vidéo.', en: 'Drop the video.' },
      paste,
      {
        fr: 'Activez les sous-titres automatiques et relisez-les.',
        en: 'Turn on automatic captions and read them over.',
      },
      publish,
      bringBack,
    ],
    maxText: {
      characters: 2200,
      source: 'https://developers.tiktok.com/doc/content-posting-api-reference-direct-post',
    },
  },
  {
    id: 'forum',
    name: { fr: 'Forum', en: 'Forum' },
    reason: {
      fr: 'Chaque forum est différent : une personne y publie.',
      en: 'Each forum is different: a person publishes there.',
    },
    needsAddress: true,
    steps: [
      { fr: 'Ouvrez un sujet, ou celui auquel vous répondez.', en: 'Open a topic, or the one you answer.' },
      paste,
      addMedia,
      publish,
      bringBack,
    ],
  },
  {
    id: 'display_panel',
    name: { fr: 'Panneau d’affichage', en: 'Display panel' },
    reason: {
      fr: 'Chaque panneau a son logiciel, sans interface commune.',
      en: 'Each panel has its own software, with no common interface.',
    },
    needsAddress: true,
    steps: [
      {
        fr: 'Ouvrez le logiciel du panneau et créez un message.',
        en: 'Open the software of the panel and create a message.',
      },
      {
        fr: 'Collez le texte et raccourcissez-le : trois lignes se lisent en passant.',
        en: 'Paste the text and shorten it: three lines can be read when passing by.',
      },
      { fr: 'Réglez les dates de début et de fin, puis diffusez.', en: 'Set when it begins and ends, then show it.' },
      {
        fr: 'Donnez à Beffroi l’adresse du message dans le logiciel, ou celle d’une photo du panneau.',
        en: 'Give Beffroi the address of the message in the software, or of a photograph of the panel.',
      },
    ],
  },
  {
    id: 'viadeo',
    name: { fr: 'Viadeo', en: 'Viadeo' },
    reason: {
      fr: 'Le réseau a disparu.',
      en: 'The network is gone.',
    },
    steps: [],
    gone: {
      fr: 'Viadeo, en redressement judiciaire en 2016 puis racheté par Figaro Classifieds, n’existe plus comme réseau : rien n’y peut être publié',
      en: 'Viadeo, in receivership in 2016 then bought by Figaro Classifieds, is no longer a network: nothing can be published there',
    },
  },
  {
    id: 'other',
    name: { fr: 'Autre', en: 'Other' },
    reason: {
      fr: 'Beffroi ne connaît pas ce réseau : une personne y publie.',
      en: 'Beffroi does not know this network: a person publishes there.',
    },
    steps: [paste, addMedia, publish, bringBack],
  },
];

/** The preset of a set-up; the last one when it is not known. */
export function presetOf(id: string | undefined): AssistedPreset {
  const found = assistedPresets.find((preset) => preset.id === id) ?? assistedPresets.at(-1);
  if (!found) throw new Error('no preset');
  return found;
}
