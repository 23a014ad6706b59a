/**
 * Turns of phrase that say what a message is for, looked for in its folded words. Each is one feature of the classifier,
 * which weighs it: none decides alone.
 */
export const cues: readonly (readonly [name: string, pattern: RegExp])[] = [
  [
    'asks',
    / (?:est ce que|est ce qu|qu est ce|savez vous|vous savez|savoir (?:si|quand|ou|qui|comment|quel\w*)|sait (?:si|quand|ou)|(?:quelqu un|qqn|qq un) (?:a|sait|connait|peut)|je (?:voudrais|cherche a|souhaite|aimerais|me demande) (?:savoir|s|si|comprendre)|(?:des|une) (?:nouvelles|idee|date|precision)s? (?:du|de|sur|pour)|ai je droit|a t on droit|ont ils droit|c est normal|(?:pouvez|pourriez|peux) vous (?:me )?(?:dire|indiquer|preciser|renseigner|expliquer|confirmer)|faut il|y a t il|a t (?:on|elle|il)|(?:peut|doit|puis|dois|sont|est|passe|fait|aide|coute)(?: t)? (?:on|je|il|elle|ils|elles)|auriez vous|avez vous|connait (?:la|le|l|un|quelqu)|vous avez (?:des |le |un )?(?:nouvelles|numero|horaires|infos?)) /,
  ],
  [
    'opens asking',
    /^ (?:bonjour |bonsoir |hello |hi |et |alors )*(?:quel(?:le)?s?|ou|quand|comment|combien|pourquoi|qui|que|a quelle?|jusqu a|a partir|c est (?:quoi|quand|ou|combien|quel\w*|a)|is|are|do|does|what|when|where|how|who) /,
  ],
  [
    'price or hour',
    / (?:horaires?|tarifs?|prix|cout\w*|droit a|accepte\w*|autorisee?s?|obligatoires?|valables?|delais?|date limite|papiers?|justificatifs?|attestation|combien|quelle heure|a quelle heure|gratuit|quel jour|quelle date|numero d[eu]|ouverts?|ouvre|fermes?|ferme t|conditions|demarches?) /,
  ],
  [
    'asks for an act',
    / (?:(?:pouvez|pourriez|peux|pourrais) (?:vous|tu) (?:s il vous plait )?(?!(?:me |m )?(?:dire|indiquer|preciser|renseigner|expliquer))\w+|merci de|merci d (?!avoir)\w+r|veuillez|priere de|je (?:vous )?(?:demande|prie|sollicite|signale|reclame)|nous (?:vous )?(?:demandons|sollicitons|reclamons|signalons)|je (?:souhaite|souhaiterais|voudrais|desire|veux|voudrai)|nous (?:souhaitons|souhaiterions|voudrions)|serait il possible|est il possible de (?:me|nous|faire|mettre)|il faut \w+r|il faudrait|faudrait|signalement|demande d\w* |j ai besoin|besoin d (?:un|une)|can you|could you|please|a (?:reparer|remettre|remplacer|elaguer|enlever|nettoyer|boucher)|envoyez|pensez a|mettez|on (?:aimerait|voudrait|demande)|si vous pouviez|qu (?:il|elle|on) me rappelle|je cherche a joindre|rappelez moi|transmettez moi|faites (?:le|quelque chose|enlever|passer)|a (?:changer|corriger|revoir|etudier|ajouter|rajouter|modifier|securiser|deboucher|repeindre)|urgent de|a quand (?:un|une|des)|(?:need|needs|someone) (?:to|fix|repair|empty|clean)) /,
  ],
  [
    'imperative',
    /^ (?:bonjour |svp |s il vous plait )*(?:reparez|mettez|envoyez|enlevez|enlever|ramassez|nettoyez|installez|retirez|changez|remplacez|faites|rappelez|pensez|venez|signalement|demande|veuillez|priere) /,
  ],
  [
    'broken thing',
    / (?:trous?|nids? de poule|cassee?s?|fuite|bouchee?s?|eteint|eteinte|tombee?|abimee?|defonce\w*|depot sauvage|epave|voiture ventouse|encombrants|tags?|graffitis?|rats?|ne (?:ferme|marche|fonctionne) (?:plus|pas)|en panne|hors service|effondre|debord\w+|grillee?s?|rouille\w*|arrachee?|vole|volee|dangereu\w+|glissant\w*|encombre\w*|plus de (?:toit|dossier|lumiere|couvercle|papier)|mal orthographiee?|erreur|degradee?s?|insalubre|renversee?|overflowing|broken|pothole|traine\w*|deverse\w*|pousse\w* partout|ronces|manque (?:un|une|le|la)|il manque|fendue?) /,
  ],
  [
    'thanks',
    / (?:merci|remerci\w+|thanks?|thank you|gratitude|reconnaissance|reconnaissante?|vous en sais gre|cimer|grace a vous|coup de main|sympa\w*|gentil\w*|cheers|chapeau) /,
  ],
  [
    'praise',
    / (?:bravo|felicit\w+|chapeau|super|top|genial\w*|formidables?|excellente?|magnifiques?|parfait|nickel|adore\w*|ravie?s?|bien joue|beau travail|bon boulot|belle (?:initiative|reussite|fete)|great|well done|nice|contente?|heureu\w+|trop bien|enchantee?|merveill\w+|coup de chapeau|medaille|efficac\w+|reussi\w*|soiree|passe une|agreable|accueillant\w*|souriant\w*|rapide|impeccable|splendide|sublime|bonheur|plaisir|brilliant|lovely|amazing|assure|on s est regales?|regal|de qualite|professionnel\w*|a l ecoute|change la vie|quelle (?:efficacite|equipe|joie|chance|organisation)) /,
  ],
  [
    'discontent',
    / (?:inadmissible|inacceptable|scandale\w*|scandaleu\w+|honte|honteu\w+|lamentable|deplorable|ras le bol|marre|insupportable|nimporte quoi|n importe quoi|ca suffit|decue?s?|mecontent\w*|nul|nuls|nulle|impossible d|personne ne|toujours (?:pas|rien|aucun\w*)|rien n est fait|aucune? reponse|ne repond|pour rien|se (?:fiche|fichent|moque|moquent|fout|foutent)|vous en (?:fichez|foutez)|invivable|catastroph\w+|reclamation|conteste\w*|desagreable|jamais|encore une fois|une fois de plus|on paie|impots|penible|incompeten\w+|en retard|degueulasses?|terrible|sans reponse|refuse\w*|promis|promesses?|abandon\w*|oublie\w*|bruyant|vacarme|infecte?s?|sales?|saletes?|salete|pue|puent|panne|en panne|une fois sur deux|trop cher|double|augment\w*|pas passe|annule\w* sans|sans prevenir|aucune? (?:information|place|solution|nouvelle|excuse|effort)|franchement|on dirait que|n existe pas pour|pas brillant|minuit|trempe\w*|attente|galere|n en peut plus|usine a gaz|du grand n importe|foutage|blague|scandal|awful|useless|nobody|noise|plante\w*|bug\w*|perdu|perdue|ignor\w+|mepris\w*|raccroche\w*|danger public|tourne en rond|ne (?:vient|viennent|sert|marche|respecte\w*) (?:pas|jamais|a rien|plus)) /,
  ],
  [
    'how long',
    / (?:(?:ca fait|depuis|voila|cela fait|j attends|attends) (?:\w+ ){0,3}(?:jours?|semaines?|mois|ans|annees?|heures?|lundi|mardi)|(?:\d+|deux|trois|quatre) (?:mois|semaines|heures?|ans) (?:que|d attente|pour)|(?:2eme|3eme|deuxieme|troisieme) fois) /,
  ],
  [
    'abuse',
    / (?:con|conne|cons|connards?|connasses?|salauds?|salope|ordures?|abrutis?|cretins?|imbeciles?|idiote?s?|debiles?|pourris?|pourritures?|guignols?|clowns?|bouffons?|incapables?|bande d\w*|bandes d\w*|espece d\w*|pauvres? (?:types?|con|conne|mec)|ta gueule|vos gueules|ferme la|encul\w+|fils de pute|pute|putes|nique|merde|batards?|charognes?|parasites?|feignants?|faineants?|branquignols?|bras casses|voleurs?|escrocs?|menteu\w+|corrompus?|foutre|crevez|creve|degage\w*|petasse|grosse? (?:porc|vache|merde|conne)|collabos?|larbins?|race|morons?|idiots|sorciere|degoutez|bons? a rien|vieille (?:peau|bique|folle)|cuire un oeuf|larves?|tocards?|naze|raclures?|vendus?|mafieux|ramassis|enfoires?|feignasses?|clapet|huitre|qi d|crever|blaireaux?|tocarde|sinistres? individus?|andouilles?|gogols?|mongols?|tarees?|ripoux|bouseux|grosse|sale (?:type|race|con|raclure)|pignoufs?|cloportes?|cafards?|tache|minables?|rigolos?|zeros?|nullards?) /,
  ],
  [
    'you are',
    / (?:vous etes|t es|tu es|tous des|ce sont des|c est des|que des|quel(?:le)? (?:bande|equipe|bouffon|clown|guignol)|you are) /,
  ],
  [
    'sells',
    / (?:promo\w*|prets?|credits?|bitcoin|crypto|trading|marabout|voyante?|medium|whatsapp|telegram|followers?|likes|abonne\w* (?:vous|toi|a)|casino|bonus|gagne[rz]|gagnee?|cliquez?|click|lien|bio|inbox|mp|dm|devis|eligibilite|a 1 euro|cpf|soldes|livraison|viagra|rencontres?|coquines?|hot|girls|seo|backlinks|investi\w+|rendement|argent|euros?|perdez|kg|minceur|cheap|earn|money|buy|replica|partagez|colis|douane|chaine|free|gratuite?s?|best price|check|cadeau|iphone|compte va etre|amende impayee|offre|tire au sort|retour de l etre aime|mutuelle|pas chere?s?|boutique|collection|casting|massage|discret|canal|chaine|pdf|telecharge\w*|franchise|appelez nous|contactez (?:nous|moi|le|la)|ecrivez (?:en prive|moi)|ajoutez (?:le|moi)|financement|dossier accepte|visitez|votre (?:boutique|site|salaire)|revenus?|salaire|liquidation|serrurier|plombier|antenne|bonus|code|rich|trick|simple|profitez|exclusi\w+|garantie?|sans engagement|essai gratuit|coach\w*|complement|decouvrez|commandez|dropshipping|nft|forex|parrain\w*|assurance|rachat|voiture d occasion) /,
  ],
  [
    'tells',
    / (?:pour info\w*|fyi|bon a savoir|je vous informe|reunion|brocante|vide grenier|loto|concert|exposition|inauguration|marche de noel|chorale|collecte|est (?:fermee?|coupee?|barree?|deviee?|reportee?|annulee?|supprimee?|bloquee?)|sont (?:fermes|ouvertes?|fermees)|rouvre|trouvee?|retrouvee?|perdue?|ci joint|piece jointe|voici|veuillez trouver|a \d+ h|samedi|dimanche|lundi|mardi|mercredi|jeudi|vendredi|a ete retrouvee?|de nouveau en service|revenue?|bouchons?|deviation|retard ce matin|entree libre|venez nombreu\w+|organise|propose|annulee?|terminee?s?|the road|opened|is running|attention|verglas|a repris|demenage|se (?:retrouve|joue|tient|pose)|tiennent|stand|je vous transmets|nous avons recu|j ai vu|a ete (?:pose|vu|vue|depose|installe)|aura lieu|simulation|calendriers?|rien a signaler|permanence|assemblee generale|rendez vous (?:samedi|dimanche|jeudi)|places disponibles|est (?:neuve?|de retour|arrivee?)|cherche benevoles|a partir de \d+|horaires d ete|piece jointe) /,
  ],
  [
    'chats',
    / (?:mdr|lol|haha\w*|coucou|ok|oui|non|premier|moi (?:je|j|aussi)|d accord|pas d accord|on verra|belle photo|bonne (?:annee|journee|soiree)|joyeux|souvenirs?|enfance|jeunesse|je pense|ca me rappelle|on dirait|film|serie|chacun|j aime|vivement|tiens|trop (?:beau|mignon|drole)|amoureu\w+|bof|cc|a dimanche|a bientot|faudra que|vous avez (?:bien )?raison|tuerais|quel (?:froid|temps|match)|soupe|bizarre|marrant|pourquoi pas|si tu le dis|exact|grave|clair|nostalgie|nous aussi|photo|les verts|nice picture|beautiful) /,
  ],
  [
    'asks for help',
    / (?:au secours|aidez|aide moi|sauvez|help|vite|pompiers|police|secours|danger|peur|mourir|suicide\w*|tuer) /,
  ],
];
