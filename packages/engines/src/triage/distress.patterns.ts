import type { DistressKind } from './triage.types.ts';

/** Who is close, folded; said of by the one who writes. */
const partner = '(?:mari|conjoint|compagnon|copain|mec|ex|femme|concubin|petit ami|fiance|husband|boyfriend|partner)';
const child =
  '(?:enfants?|gamine?s?|gosses?|bebes?|petite?s?(?: \\w+)?|fils|fille|fillette|garcon|ado|eleve|mineure?|child|kid|baby|son|daughter)';
const hits = '(?:frappe(?:e|r)?|frappent|bat|battue?|tape|cogne|gifle|etrangle|maltraite(?:e|r)?|secoue|brule)';
const soon = '(?:vais|va|allons|vont|veux|viens|vient)';
const arm =
  '(?:armee?|arme|armes|fusil|couteau|machette|pistolet|hache|cutter|batte|marteau|barre de fer|sabre|taser|tronconneuse|carabine|revolver|explosifs?|kalach(?:nikov)?|flingue|calibre|bombe|gun|knife)';
const acts =
  '(?:tuer|buter|crever|egorger|planter|poignarder|abattre|bruler|violer|exploser|massacrer|fumer|saigner|descendre)';

/** In order of gravity; looked for in the folded words, SMS spelling spelled out. Tuned for recall. */
export const distressPatterns: readonly (readonly [DistressKind, RegExp])[] = [
  [
    'suicide',
    new RegExp(
      ' (?:' +
        [
          '(?:veux|voudrais|envie|prefere|pense|parle|songe|idees?|want)(?: (?:de|a|d|plus|que|juste|vraiment|to)){0,2} (?:mourir|crever|en finir|m en finir|suicid\\w+|me tuer|disparaitre|die|kill myself)',
          '(?:vais|va|veux|voulu|essaye de|tente de) (?:me|se|m|s) (?:suicider|tuer|pendre|foutre en l air|jeter (?:sous|du|d)|ouvrir les veines|suicide)',
          '(?:en finir|finir) (?:avec (?:la vie|tout|mes jours)|ce soir|cette nuit|demain|pour de bon)',
          '(?:je|j) (?:veux|vais) en finir',
          '(?:veux|veut|envie de) (?:plus|pas)(?: de)? (?:vivre|etre la|exister)',
          '(?:mettre|mis) fin a (?:mes|ses) jours',
          'tentative de suicide',
          '(?:avale|pris|prendre|gobe) (?:tous? |toutes? |trop de |de )?(?:mes |les |des |ses |une boite de )?(?:cachets|medicaments|somniferes|pilules|comprimes)',
          's est scarifiee?|me scarifie|se scarifie|je me coupe les|m ouvrir les veines',
          '(?:sauter|saute|me jeter) (?:du|d un|par la|de la) (?:pont|toit|fenetre|falaise|balcon)',
          '(?:si|quand) je (?:disparais|meurs|me tue)|je disparaitrai|mieux mort\\w*|plus envie de vivre|plus la force de (?:vivre|continuer)',
          '(?:veut|parle de|pense a) (?:disparaitre|mourir|se tuer)|kill myself|suicidaire|end my life|want to die',
          'adieu (?:a tous|tout le monde|la vie|monde)',
          'pense(?:nt)? au suicide',
          'mon dernier (?:message|post|mot|jour)|lettre d adieu|(?:plus|aucune) d? ?(?:issue|espoir)|plus rien n a de sens|plus aucun sens a (?:ma|la) vie',
          'a quoi bon (?:vivre|rester|continuer|exister)|(?:mieux|heureux|soulages?) sans moi|je suis un poids|personne (?:ne )?me regrettera|ne (?:manquerai|manquerais) a personne|ne (?:servirai|sers) plus a rien',
          '(?:entendrez|entendra) plus parler de moi|(?:ne )?plus (?:me|jamais me) reveiller|(?:prenez|occupez vous|prends) (?:bien )?soin de mes (?:enfants|chats?|chiens?|parents)',
          '(?:corde|lames?|fusil|arme) (?:\\w+ ){0,3}(?:prete?s?|autour du cou)|une balle dans la tete|(?:me|m) (?:ouvrir|trancher|taillader) les (?:veines|poignets)|passer a l acte|passage a l acte',
          '(?:avale\\w*|pris|prendre|gobe\\w*|ingere) (?:\\w+ ){0,4}(?:plaquettes?|boites?|tubes?|flacon|xanax|lexomil|valium|doliprane|paracetamol|javel|somniferes|cachets)',
          'rebord (?:d\\w* )?(?:\\w+ ){0,2}(?:etage|toit|pont|fenetre|balcon)|enjambe (?:le|la) (?:parapet|rambarde|balustrade)|(?:du|sur le) parapet|sous (?:un|le) (?:train|metro|tram)|sur les rails',
          '(?:se|me) (?:fait|fais|faire) du mal|se mutile|je me mutile|se taillade',
        ].join('|') +
        ') ',
    ),
  ],
  [
    'child_danger',
    new RegExp(
      ` (?:${child} (?:\\w+ ){0,5}(?:est |sont |se fait |se font |a ete )?(?:battue?s?|${hits}|seule?s? (?:\\w+ ){0,2}(?:dans|enferm\\w+)|enferm\\w+ (?:\\w+ ){0,2}dans|en danger|maltrait\\w+|attach\\w+|affam\\w+|abus\\w+|viole\\w*)` +
        `|(?:voisine?|petite? \\w+|enfants?) (?:\\w+ ){0,8}(?:coups|bleus|hurle|crie) (?:\\w+ ){0,8}(?:coups|bleus)` +
        '|(?:beau pere|pere|oncle|tonton|papa|maman|prof|entraineur|frere|mere|cousin|grand pere) (?:\\w+ ){0,4}(?:touche|caresse|viole|abuse|(?:me|m) frappe|me bat|me tape|fait des choses|m enferme)' +
        '|(?:j ai|ai) (?:8|9|10|11|12|13|14|15|16|17) ans (?:\\w+ ){0,6}(?:peur|frappe|touche|viol\\w*|mourir)' +
        '|(?:hit|hitting|beat|beating) (?:his|her|their) (?:kids?|child\\w*|son|daughter)|dans mon lit|attache (?:\\w+ ){0,2}enfants?|(?:nourrisson|bebe|petits?) (?:\\w+ ){0,4}(?:seuls?|abandonne\\w*|pleure\\w* depuis)|(?:gamine?|enfant|petite?|fillette|garconnet|minots?) (?:\\w+ ){0,6}(?:toute? seule?|erre\\w*|en pyjama)|laisse\\w* (?:\\w+ ){0,3}(?:enfants?|gosses) (?:\\w+ ){0,2}seuls|maltraitance (?:sur|d un|des) (?:\\w+ )?enfants?|bebe secoue|seule? dans (?:la|une) voiture (?:\\w+ ){0,3}soleil' +
        '|(?:fillette|garconnet|enfant|gamin|gamine) (?:\\w+ ){0,2}(?:disparue?|enlevee?) ) ?',
    ),
  ],
  [
    'partner_violence',
    new RegExp(
      ` (?:${partner} (?:\\w+ ){0,4}(?:me|m|la|l) (?:\\w+ ){0,2}(?:${hits}|tue\\w*|menace\\w*|viole\\w*|sequestre\\w*|enferme\\w*)` +
        `|(?:il|elle) (?:me|m a|m) (?:\\w+ ){0,2}(?:${hits}|sequestre|viole|enferme)` +
        `|(?:elle|femme|voisine) (?:\\w+ ){0,3}(?:se fait|est) (?:frapper|tabasser|battre|battue|tabassee|cogner)` +
        '|(?:il|elle) (?:\\w+ ){0,2}(?:cogne|tape dessus|leve la main|m empeche de sortir|met des coups)|(?:m|l) a (?:jete|jetee|poussee?|plaquee?) (?:contre|dans) (?:le|l|les)|coups? de poing|(?:rode|m attend|me suit|tourne) (?:\\w+ ){0,3}(?:en bas|devant|partout|chez moi|autour)|interdiction (?:du juge|d approcher|de m approcher)|ordonnance de protection|(?:voisine|femme|dame|maman) (?:\\w+ ){0,3}(?:hurle\\w*|crie\\w*) (?:\\w+ ){0,4}(?:arrete|au secours|stop|a l aide|meubles)|peur pour ma vie|me (?:viole|sequestre)' +
        '|violences? conjugales? (?:\\w+ ){0,3}(?:chez|en cours|maintenant|au dessus|a cote)' +
        '|(?:ai|j ai) peur de (?:lui|mon mari|mon ex|mon conjoint|rentrer)|(?:husband|boyfriend|partner) (?:is |keeps )?(?:beat|beating|hits|hitting) ) ?',
    ),
  ],
  [
    'threat',
    new RegExp(
      ` (?:(?:je|on|nous|j) (?:\\w+ )?${soon} (?:\\w+ ){0,3}(?:te|t|vous|le|la|les|lui|leur|tous|toutes) (?:\\w+ ){0,3}${acts}` +
        `|(?:je|on) ${soon} (?:vous |te |t |tous |toutes |le |la |les ){0,2}(?:${acts})` +
        `|(?:homme|femme|type|individu|mec|gars|quelqu un|personne|gens|jeunes?) (?:\\w+ ){0,5}(?:avec|armee?s?|d) (?:\\w+ ){0,3}${arm}` +
        `|${soon} (?:\\w+ ){0,5}(?:avec|mettre|poser) (?:\\w+ ){0,3}(?:${arm})` +
        '|(?:coups? de feu|fusillade|prise d otages?|tire sur|tirent sur|attaque au couteau|agress\\w+ (?:\\w+ ){0,2}au couteau|agression en cours|se fait agresser)' +
        `|(?:tu|vous) (?:vas|allez) (?:\\w+ )?(?:le |la |tous |toutes )?(?:regretter|prendre cher)|(?:connais|connait|retrouve\\w*) (?:l |votre |ta |vos |tes |la )?(?:ecole|adresse|voiture|famille|immatriculation|maison) (?:de )?(?:vos|tes|ta|ton|votre)|tirs?(?: \\w+){0,2} (?:en l air|d arme|entendus)|tire (?:en l air|dans)|coups? de couteau|(?:sort|sorti|brandit|agite|arrive|avec) (?:\\w+ ){0,2}${arm}|poignardee?|prise en otage` +
        '|(?:sais|savons|connais) ou (?:tu|vous|il|elle|ta|ton|tes|vos) (?:\\w+ )?(?:habit\\w+|vi[st]|famille|enfants|dors)' +
        '|(?:tu vas|vous allez|il va|elle va) (?:\\w+ )?(?:mourir|crever|payer cher|y passer|le payer de)' +
        `|menace (?:\\w+ ){0,3}(?:de mort|(?:avec|d) (?:\\w+ ){0,2}${arm})|menaces? de mort` +
        '|(?:va|vais|vont) (?:tout )?(?:te|vous|l|le) (?:planter|buter|cramer) ) ?',
    ),
  ],
  [
    'fire',
    / (?:au feu|y a le feu|ya le feu|a pris feu|prend feu|prendre feu|(?:voit|vois|sortent|sort) (?:\w+ ){0,2}flammes|ca crame|ca flambe|(?:grenier|cave|maison|toit|toiture|immeuble|moteur|hangar|compteur) (?:\w+ ){0,3}(?:fume|flambe)|prennent feu|en feu|est en flammes|en flammes|le feu (?:\w+ )?(?:a|au|dans|chez|gagne|s est|est|sur)|(?:gros |un |l |grosse? |depart d |depart de |violent )?(?:incendie|incendi)|feu de (?:foret|poubelles?|voiture|cuisine|broussailles|appartement)|(?:ca|immeuble|maison|voiture|toit|ecole|batiment|appart\w*|foret|poubelles?|usine|garage|grange) (?:est en train de )?(?:brule|crame|brulent)|fumee noire|(?:fumee|flammes) (?:\w+ ){0,3}(?:sort\w*|s echappe\w*|du toit|fenetre)|(?:grosses|hautes) flammes|there is a fire|s on fire|is on fire|building is burning) /,
  ],
  [
    'gas',
    / (?:(?:sent|sens|pue|odeur|odeurs|fuite|fuites|smell|smells|leak|sifflement)(?: \w+){0,3} (?:le |de |du |of )?gaz|(?:sent|sens) (?:\w+ ){0,3}le gaz|gas leak|smell(?:s of)? gas|monoxyde(?: de carbone)?|intoxi\w+ au (?:co|monoxyde)) /,
  ],
  [
    'drowning',
    / (?:chavire\w*|coule a pic|(?:baigneu\w+|nageu\w+|kayakiste|surfeu\w+) (?:\w+ ){0,4}(?:difficulte|disparue?|voit plus)|emportee? (?:\w+ ){0,3}(?:crue|courant|vague\w*|eau|torrent)|remonte (?:pas|plus)|se noi(?:e|ent)|est en train de se noyer|s est noyee?|noyade|drowning|tombee? (?:\w+ ){0,2}(?:l eau|canal|riviere|etang|lac|fleuve|bassin|piscine|port)|(?:emporte|emportee) par (?:le courant|les vagues|la crue|l eau)|(?:quelqu un|personne|corps|enfant|homme|femme) (?:\w+ ){0,3}dans (?:l eau|le canal|le fleuve|la riviere)) /,
  ],
  [
    'medical',
    / (?:(?:s est|vient de s) (?:ecroulee?|ecrouler|effondree?|effondrer)|evanouie?|convuls\w+|s etouffe|fait un avc|hemorragie|(?:peut|arrive|sait) plus (?:bouger|respirer|se (?:lever|relever)|parler)|(?:toute?|devenue?) bleue?|(?:coince\w*|ecrase\w*) (?:sous|dessous|entre)|dessous (?:est )?coince\w*|collision|carambolage|percute\w*|fauchee?s?|renverse\w* (?:une?|par)|brulee?s? (?:gravement|au visage)|inconsciente?s?|ne respire plus|respire plus|respire pas|ne bouge plus|bouge plus|(?:fait|fais|faire|un) (?:un )?malaise|arret cardiaque|crise cardiaque|infarctus|avc en cours|perd (?:beaucoup de |son )?sang|saigne (?:beaucoup|enormement)|accident (?:grave|mortel|de voiture)|grave accident|(?:des|plusieurs|un|une) blesses?(?: graves?)?|blesse grave|gravement blessee?|pietons? (?:renverse|fauche)|renversee? par (?:une|un) (?:voiture|bus|camion|tram)|tombee? (?:\w+ ){0,3}(?:escalier|escaliers|du toit|balcon|fenetre|echelle|d une echelle)|(?:tombee?|chute)(?: \w+){0,3} (?:bouge plus|se releve pas|peut plus se lever|inconsciente?)|s est effondree?|effondrement|sous les decombres|gens dessous|electrocutee?|overdose|coma|(?:unconscious|not breathing|heart attack)) /,
  ],
  [
    'online_abuse',
    new RegExp(
      ` (?:(?:harcel\\w+|menacent|insultent|humili\\w+) (?:\\w+ ){0,6}(?:college|lycee|ecole|snap\\w*|insta\\w*|tiktok|reseaux|internet|ligne|whatsapp)` +
        `|(?:on|ils|elles|camarades|des types) (?:me|la|le|l|m) harcel\\w+|(?:reclame\\w*|demande\\w*|veut|veulent|payer) (?:\\w+ ){0,4}(?:euros|argent|rancon) (?:\\w+ ){0,2}(?:sinon|ou il|ou ils)|sinon (?:il|ils|elle) (?:\\w+ ){0,2}(?:envoi\\w*|publi\\w*|diffus\\w*|balance\\w*|poste\\w*)|(?:classe|camarades|eleves|lycee|college) (?:\\w+ ){0,4}(?:se moque\\w*|insulte\\w*|harcele\\w*|rabaisse\\w*)|chantage|sextorsion|revenge porn` +
        `|(?:photos?|videos?|images?) (?:\\w+ ){0,3}(?:nues?|intimes?|a poil|denudees?)|nudes) `,
    ),
  ],
  [
    'danger',
    / (?:au secours|a l aide|appelez (?:vite )?(?:les pompiers|la police|les secours|le samu|le 1[578])|sauvez (?:moi|nous|la|le)|help me please|sos|urgence vitale|someone help|call 911|besoin d aide en urgence|sequestree?|sequestre) /,
  ],
];

/** Words near which distress is likely to be something else, with what; looked for in the whole message. */
export const doubts = {
  title:
    / (?:films?|series?|romans?|livres?|chansons?|titres?|pieces? de theatre|expos?|exposition|jeux? videos?|clip|documentaire|episode|album|bd|concert|spectacle|cinema|saison|france [2345]|netflix|musee) /,
  idiom:
    / (?:mdr|lol|mort de rire|morte de rire|haha\w*|hihi|de rire|feux? d artifice|feux? (?:rouges?|verts?|tricolores?|orange|de signalisation|de joie|de la saint jean)|gaz (?:naturel|a effet|de ville)|facture de gaz|compteur (?:de )?gaz|tuer le temps|mort de (?:faim|fatigue|honte|soif|trouille|froid)|noyee? (?:sous|dans) (?:les|le|la|l|des|mes) (?:mails?|papiers?|travail|dossiers?|demandes|masse|demarches)|(?:froid|chaud|ennuie?|ennui|chiant) a (?:mourir|crever)|tout feu|match va|equipe est en feu|ambiance (?:de |en )?feu|chute (?:des|du|de la) (?:prix|temperatures?|ventes?|natalite|frequentation)|bombe (?:de peinture|a eau|atomique)|d enfer) /,
  prevention:
    / (?:prevention|exercices?|simulation|journee|formation|initiation|conference|reunion|sensibilis\w+|campagne|test|alarme d essai|plan de secours|comite|colloque|debat|atelier|lutte contre|association|commemoration|centenaire|securite incendie|detecteurs? (?:de fumee|incendie)|extincteurs?|portes? coupe feu|permis|risque) /,
  past: / (?:hier|avant hier|l an dernier|l annee derniere|la semaine derniere|le mois dernier|il y a (?:\w+) (?:ans|mois|semaines|jours)|est eteint|eteinte?|maitrisee?|termine\w*|fausse alerte|plus de danger|ont sauve|a sauve|ont secouru|a ete sauvee?|sont intervenus?|sauf\w*|en (?:19|20)\d\d|autrefois|raconte\w*|archives|d antan|centenaire|depuis (?:\w+ )?(?:mois|ans)|apres l incendie|suite a l incendie|retabli\w*) /,
  denied:
    / (?:(?:ne )?(?:veux|veut|voudrais) pas (?:mourir|me tuer|me suicider|vous tuer)|pas (?:envie|l intention) de (?:mourir|me (?:tuer|suicider))|pas (?:d |un )?incendie|pas de (?:gaz|fuite|blesses?)|aucun blesse|sans blesse) /,
} as const;
