import type { DistressAdvice, DistressKind } from './triage.types.ts';

const police = { number: '17', what: { fr: 'police, gendarmerie', en: 'police' } };
const fireBrigade = { number: '18', what: { fr: 'pompiers', en: 'fire brigade' } };
const samu = { number: '15', what: { fr: 'SAMU', en: 'medical emergencies' } };
const europe = { number: '112', what: { fr: 'urgences, partout en Europe', en: 'emergencies, all over Europe' } };
const bySms = {
  number: '114',
  what: { fr: 'par SMS, quand on ne peut ni parler ni entendre', en: 'by text message, when one cannot speak or hear' },
};
const advice = (
  fr: string,
  en: string,
  numbers: DistressAdvice['numbers'],
  scriptFr: string,
  scriptEn: string,
): DistressAdvice => ({ label: { fr, en }, numbers, script: { fr: scriptFr, en: scriptEn } });

/** Numbers of France, as of 2026-11: a territory overseas or abroad checks them. A person reads, and a person answers. */
export const distressAdvice: Readonly<Record<DistressKind, DistressAdvice>> = {
  suicide: advice(
    'Risque de suicide',
    'Risk of suicide',
    [
      { number: '3114', what: { fr: 'prévention du suicide, jour et nuit', en: 'suicide prevention, day and night' } },
      samu,
      europe,
    ],
    'Répondez vite, en votre nom, sans juger : « Je vous ai lu, je m’inquiète pour vous. Le 3114 répond jour et nuit, gratuitement. Êtes-vous en sécurité maintenant ? » Passage à l’acte en cours ou lieu connu : appelez le 15. Prévenez un collègue.',
    'Answer quickly, by your name, without judging: “I have read you and I am worried. 3114 answers day and night, free of charge. Are you safe now?” If it is happening or you know where: call 15. Tell a colleague.',
  ),
  partner_violence: advice(
    'Violences dans le couple ou la famille',
    'Violence at home',
    [
      police,
      bySms,
      { number: '3919', what: { fr: 'violences femmes info', en: 'helpline on violence against women' } },
    ],
    'Ne répondez pas en public : l’auteur peut lire. Danger immédiat : appelez le 17 avec ce que vous savez du lieu. En privé : « Vous n’êtes pas seule. 17 en urgence, 114 par SMS, 3919 pour parler. Quand pouvons-nous vous écrire sans risque ? »',
    'Do not answer in public: the offender may read. Immediate danger: call 17 with what you know of the place. In private: “You are not alone. 17 in an emergency, 114 by text, 3919 to talk. When is it safe to write to you?”',
  ),
  child_danger: advice(
    'Enfant en danger',
    'A child in danger',
    [
      { number: '119', what: { fr: 'enfance en danger, jour et nuit', en: 'children in danger, day and night' } },
      police,
      samu,
    ],
    'Danger immédiat : appelez le 17. Sinon appelez vous-même le 119 : un agent public qui sait doit signaler. En privé, à un enfant : « Tu as bien fait d’écrire. Ce n’est pas ta faute. Le 119 est gratuit et n’apparaît pas sur la facture. »',
    'Immediate danger: call 17. Else call 119 yourself: a public agent who knows must report. In private, to a child: “You did well to write. It is not your fault. 119 is free and does not show on the bill.”',
  ),
  fire: advice(
    'Incendie',
    'Fire',
    [fireBrigade, europe, bySms],
    'Appelez le 18 avec l’adresse, même si d’autres ont pu le faire. Répondez : « Éloignez-vous et appelez le 18 ou le 112. Nous avons prévenu les secours. Quelle adresse exacte ? »',
    'Call 18 with the address, even if others may have. Answer: “Move away and call 18 or 112. We have told the fire brigade. What is the exact address?”',
  ),
  gas: advice(
    'Odeur ou fuite de gaz',
    'Smell or leak of gas',
    [
      { number: '0 800 47 33 33', what: { fr: 'urgence sécurité gaz (GRDF)', en: 'gas emergencies (GRDF)' } },
      fireBrigade,
      europe,
    ],
    'Répondez : « Pas de flamme, pas d’interrupteur, pas de téléphone dedans. Ouvrez, sortez, puis appelez le 0 800 47 33 33 ou le 18 du dehors. » Appelez vous-même avec l’adresse.',
    'Answer: “No flame, no switch, no phone inside. Open, go out, then call 0 800 47 33 33 or 18 from outside.” Call yourself with the address.',
  ),
  drowning: advice(
    'Noyade',
    'Drowning',
    [fireBrigade, europe, { number: '196', what: { fr: 'secours en mer', en: 'rescue at sea' } }],
    'Appelez le 18 (le 196 en mer) avec le lieu. Répondez : « N’y allez pas seul : lancez ce qui flotte, gardez la personne des yeux, appelez le 18. »',
    'Call 18 (196 at sea) with the place. Answer: “Do not go in alone: throw what floats, keep your eyes on the person, call 18.”',
  ),
  medical: advice(
    'Accident, malaise, chute',
    'Accident, illness, fall',
    [samu, fireBrigade, europe],
    'Appelez le 15 ou le 18 avec le lieu. Répondez : « Appelez le 15 ou le 112, restez près de la personne, ne la déplacez pas. Quelle adresse ? »',
    'Call 15 or 18 with the place. Answer: “Call 15 or 112, stay with the person, do not move them. What address?”',
  ),
  threat: advice(
    'Menace contre une personne, attaque',
    'Threat to a person, attack',
    [police, europe, bySms],
    'Danger immédiat : appelez le 17, puis prévenez la personne visée et votre direction. Ne répondez pas à l’auteur. Gardez la preuve avant tout masquage. Un agent visé a droit à la protection fonctionnelle.',
    'Immediate danger: call 17, then tell the person aimed at and your direction. Do not answer the author. Keep the evidence before hiding anything. An agent who is aimed at is entitled to protection.',
  ),
  online_abuse: advice(
    'Harcèlement ou chantage en ligne',
    'Harassment or blackmail online',
    [
      { number: '3018', what: { fr: 'violences numériques, harcèlement', en: 'online abuse, bullying' } },
      police,
      bySms,
    ],
    'En privé : « Ne payez pas, ne répondez pas, gardez des captures. Le 3018, gratuit, peut faire retirer les images. » Un mineur, ou des menaces : appelez le 17 ou le 119.',
    'In private: “Do not pay, do not answer, keep screenshots. 3018, free, can have the pictures removed.” A minor, or threats: call 17 or 119.',
  ),
  danger: advice(
    'Appel au secours',
    'A call for help',
    [europe, police, fireBrigade, samu],
    'Lisez tout de suite. Demandez où et quoi, donnez le 112, et appelez vous-même dès que vous savez le lieu.',
    'Read at once. Ask where and what, give 112, and call yourself as soon as you know the place.',
  ),
};
