/** How people write about each subject: `id | request`. Written for Beffroi; what the engine is measured on is in `testing/`. */
export const subjectExamples = `
waste_collection | Bonjour, la collecte n'est pas passée mardi rue des Lilas, les bacs débordent.
waste_collection | Madame, Monsieur, je souhaiterais obtenir un bac supplémentaire, notre foyer s'étant agrandi.
waste_centre | Refoulé à la déchetterie parce que j'ai pas la carte ! Du coup je fais quoi de mes gravats, je les balance dans la nature ?
waste_centre | vs prenez les pneu a la dechet svp
dumping | Les trottoirs sont couverts de crottes de chien c'est immonde, vous nettoyez quand ??
dumping | Qui vient ramasser les ordures jetées dans le fossé près de chez moi ?
water | Je n'ai plus d'eau au robinet depuis ce matin, y a-t-il une coupure prévue ?
water | Emménageant le 1er mars, je souhaite ouvrir un abonnement au service de l'eau pour le 12 rue Pasteur.
sewage | L'égout déborde à chaque orage et l'odeur est insupportable, ça fait des années qu'on le dit !
sewage | Une grille d'eaux pluviales est obstruée par des feuilles, l'eau stagne sur la route.
flood | Deuxième inondation en un an et toujours rien de fait sur la digue ! On attend des morts ?
flood | Après l'orage une coulée de boue venue des champs a traversé le lotissement.
street | Un énorme nid-de-poule s'est formé devant le 14 de la rue Victor Hugo, quelqu'un va se blesser.
street | Mon épouse, en fauteuil, ne peut circuler sur le trottoir de l'avenue Foch, trop étroit et défoncé. Pourriez-vous y remédier ?
lighting | Tout le quartier dans le noir à 19h, mais pour illuminer la mairie là y'a de l'argent !
lighting | lampadere kc rue de la paix
traffic | Impossible de se garer, des voitures ventouses partout et vos agents qui verbalisent les riverains, bravo !
traffic | Pourquoi la rue des Écoles est-elle passée en sens unique ?
municipal_police | Le voisin fait la fête tous les soirs jusqu'à 3 heures, qui peut intervenir ?
municipal_police | Partant en vacances trois semaines, je souhaite que ma maison soit surveillée par vos agents.
civil_status | Je vous serais reconnaissante de m'adresser un extrait de l'acte de décès de mon père, survenu dans votre commune.
civil_status | cmt on fé pour se paxé
identity_papers | rdv pr paseport svp c urgen je par le 12
identity_papers | Faut-il que mon enfant soit présent pour sa demande de carte nationale d'identité ?
elections | Je viens d'emménager, comment m'inscrire sur les listes électorales ?
elections | On m'a radié des listes sans me prévenir, je n'ai pas pu voter dimanche, scandaleux
cemetery | Les allées où reposent nos morts sont envahies d'herbes, c'est un manque de respect total
cemetery | À quelle heure ferme le cimetière le 1er novembre ?
school_primary | cmt inscrir mon fils en maternel il a 3 an
school_primary | Le portail de l'école Jules Ferry ne ferme plus, c'est dangereux pour les petits.
school_meals | Mon fils est allergique aux arachides, comment faire pour les repas du midi ?
school_meals | Nous contestons la facture de garderie de novembre : notre enfant n'était présent que deux soirs.
nursery | Un an sur liste d'attente pour faire garder mon petit, j'ai dû quitter mon travail, merci la ville !
nursery | La structure multi-accueil ferme-t-elle en août ?
urbanism | jve construir 1 garage 20m2 fo un permi ?
urbanism | Où en est mon dossier de déclaration préalable déposé en janvier pour des fenêtres de toit ?
unsafe_housing | Mon propriétaire refuse de réparer, les murs sont noirs de moisissures et ma fille est asthmatique.
unsafe_housing | Je souhaite signaler un logement manifestement impropre à l'habitation loué à une famille avec trois enfants.
ccas | Ma voisine de 88 ans vit seule et ne peut plus cuisiner : peut-on lui livrer ses repas ?
ccas | je pe pa payé ma factur EDF vs pouvé maidé ?
parks | kan vs tondé lerbe du lotissement ?
parks | Comment obtenir une parcelle dans les jardins familiaux ?
sport | Quels sont les horaires d'ouverture de la piscine pendant les vacances ?
sport | Notre club de handball sollicite un créneau supplémentaire le jeudi soir dans la salle omnisports.
culture | Je souhaiterais connaître les modalités de don d'ouvrages à la médiathèque.
culture | Y a-t-il une exposition en ce moment au musée ?
associations | cb la location de la sal polyvalente le wk
associations | Nous organisons un vide-grenier en septembre, quelles autorisations faut-il ?
market | Je voudrais un emplacement sur le marché du samedi pour vendre mes fromages.
market | Le centre se meurt, une boutique ferme chaque mois et vous regardez ailleurs
democracy | Vous décidez tout dans votre coin, et la concertation promise elle est où ?
democracy | Mon adjointe de quartier tient-elle une permanence ?
youth | vs prené des jeune pr boulo d été a la mairi ?
youth | La maison de quartier organise-t-elle des sorties pour les adolescents ?
urban_transport | Le bus 4 ne passe plus le soir depuis septembre, pourquoi ?
urban_transport | Je souhaite demander le tarif réduit pour l'abonnement mensuel du réseau urbain.
housing_policy | Nous souhaitons isoler les combles de notre pavillon ; quelles aides peut-on obtenir ?
housing_policy | Un conseiller peut-il m'aider à changer ma vieille chaudière au fioul ?
landlord | le gardien de limeuble repon pa et lintérfone marche pa
landlord | Le chauffage collectif n'a toujours pas été remis en route dans notre bâtiment.
economy_local | Je cherche un terrain dans une zone d'activité pour agrandir mon atelier.
economy_local | La zone industrielle n'est même pas desservie par une vraie route, et vous voulez attirer des boîtes ?
tourism | Je souhaite recevoir une documentation sur les visites de la région pour un groupe de retraités.
tourism | Que peut-on visiter avec des enfants ce week-end ?
travellers | Je voudrais connaître les emplacements disponibles sur l'aire d'accueil pour ma famille.
travellers | L'aire de grand passage sera-t-elle prête cet été ?
animals | Une bande de chats errants se reproduit derrière l'école.
animals | Les pigeons ruinent notre façade, ça fait des mois qu'on réclame
climate | Notre copropriété souhaite se raccorder au réseau de chaleur : qui contacter ?
climate | La collectivité aide-t-elle à poser des panneaux solaires ?
fibre_local | jariv pa a fer mes papié sur internet ya kkun ki aide ?
fibre_local | L'armoire de la fibre est ouverte au coin de la rue.
rsa | Mon RSA a été suspendu sans explication, qui peut me renseigner ?
rsa | On me réclame 1200 euros de trop-perçu de RSA alors que j'ai tout déclaré !!
elderly | Je vous adresse une demande de prise en charge des frais d'hébergement de mon oncle en maison de retraite.
elderly | Dois-je payer pour ma grand-mère qui est en maison de retraite ?
disability | g deposé mon dosié aah ya 8 moi tjr rien
disability | Comment obtenir la carte pour se garer sur les places réservées aux invalides ?
child_welfare | Je pense que l'enfant de mes voisins est frappé, à qui le dire ?
child_welfare | Les éducateurs ne répondent jamais, ma petite-fille est en foyer et on n'a aucune nouvelle !
pmi | Mon agrément pour quatre enfants arrive à échéance en juin, quels documents renvoyer ?
pmi | Je cherche la liste des nounous agréées près de chez moi.
social_worker | mon mari me tape jsé pa ou alé
social_worker | Où se trouve la maison des solidarités dont je dépends ?
colleges | De quel collège dépend notre adresse ?
colleges | Le toit du collège fuit sur les élèves, ça fait deux ans qu'on le signale !
county_roads | Riverain de la route départementale 31, je sollicite une limitation de vitesse à l'entrée du hameau.
county_roads | Les bas-côtés entre Ladon et Bellegarde n'ont pas été fauchés, on ne voit rien au croisement de la RD.
sdis | mon fils ve etre jeune sapeur a partir de kel age
sdis | La borne d'incendie au bout de la rue est cassée.
archives | Je cherche l'acte de naissance de mon arrière-grand-père né en 1874.
archives | Le site de généalogie est en panne depuis un mois, impossible de poursuivre mes recherches
nature | Nous souhaitons faire inscrire notre chemin au plan des itinéraires de promenade.
nature | La passerelle du circuit pédestre est pourrie.
rural | Exploitant laitier, je souhaite participer à l'échange de parcelles dans ma commune.
rural | Comment vendre mes légumes en circuit court aux cantines ?
county_aid | Notre village veut refaire sa salle communale, quelle subvention peut-on demander ?
county_aid | Qui est mon conseiller départemental ?
special_transport | Je souhaite modifier l'adresse de prise en charge de ma fille, transportée vers son IME.
special_transport | Un élève porteur de handicap peut-il être remboursé de ses trajets en voiture ?
lycees | jai pa recu lordi du lycé
lycees | Comment obtenir les manuels gratuits pour une entrée en seconde ?
rail | Mon train de 7h12 est supprimé tous les lundis, que faites-vous ?
rail | Entassés comme du bétail dans deux wagons, et vous osez augmenter les billets !!
school_bus | Je vous sollicite pour la création d'un point de montée dans notre hameau, quatre élèves étant concernés.
school_bus | cb coute la carte de transpor pr le colege
training | jcherche un cfa en coiffure
training | Y a-t-il une aide au permis pour les apprentis ?
health_training | Quand déposer une demande de bourse pour l'école d'infirmières ?
health_training | On manque de soignants et vous laissez les étudiants infirmiers sans un sou, bravo
economy_region | aide pr ouvrir mon salon de coifure ?
economy_region | Comment être accompagné pour exporter nos produits ?
europe | Notre association porte un projet d'insertion éligible au fonds social européen, à qui s'adresser ?
europe | Y a-t-il un appel à projets Interreg ouvert ?
planning_region | Comment notre commune peut-elle rejoindre le parc naturel régional ?
planning_region | Qui sont les élus du conseil régional ?
culture_region | Notre compagnie de théâtre sollicite une aide à la création pour la saison prochaine.
culture_region | Une librairie indépendante peut-elle être soutenue ?
ports | le vol pr lyon é anulé ki rembourse
ports | Quels sont les horaires de la capitainerie ?
uni_admission | Je n'arrive pas à finaliser mon inscription en L2, que faire ?
uni_admission | Trois mails sans réponse et je ne suis toujours pas inscrit, les cours commencent lundi !
uni_exams | Je sollicite une copie de mon diplôme de licence, l'original ayant été égaré.
uni_exams | J'étais malade le jour de l'épreuve, comment justifier mon absence ?
uni_international | la bourse erasmus tombe kan
uni_international | Quelles universités partenaires au Canada ?
uni_careers | Qui signe ma convention de stage ?
uni_careers | Impossible d'éditer la convention sur le site, je vais perdre mon stage !
uni_health | Malvoyante, je demande un preneur de notes pour le second semestre.
uni_health | Comment faire reconnaître ma maladie chronique pour aménager mes études ?
uni_digital | le wifi march pa en amphi
uni_digital | Comment réinitialiser mon mot de passe ?
uni_library | À quelle heure ferme la BU pendant les révisions ?
uni_library | Plus une place assise à la bibliothèque en période de partiels, c'est honteux
uni_research | ya des contra doctoraux en bio ?
uni_research | Votre laboratoire répond-il à l'appel à projets de l'ANR ?
uni_life | inscription muscu suaps cmt
uni_life | Où trouver de l'aide alimentaire sur le campus ?
uni_violence | Un enseignant m'envoie des messages déplacés, à qui en parler ?
uni_violence | Bizutage en médecine et l'administration ferme les yeux, comme d'habitude
uni_lifelong | Salariée, je souhaite un devis pour un diplôme d'université finançable par mon CPF.
uni_lifelong | Proposez-vous la capacité en droit en cours du soir ?
foreigners | mon recepisé é fini et jé pa de rdv
foreigners | Où déposer une demande d'asile ?
nationality | Quels documents pour devenir français ?
nationality | Trois ans que mon dossier de naturalisation dort dans un tiroir
driving | Mon permis a été suspendu six mois, je souhaite savoir comment le récupérer.
driving | À quel âge commence la conduite accompagnée ?
vehicle | jvend ma voitur koi com papié
vehicle | Le contrôle technique est-il obligatoire pour une moto ?
fines | J'ai reçu un avis pour excès de vitesse mais je n'étais pas au volant.
fines | 135 euros pour un feu orange, racket organisé !
taxes | Veuve depuis juin, je souhaite savoir comment remplir ma déclaration de revenus.
taxes | Les frais de garde donnent-ils droit à un crédit d'impôt ?
inheritance | Je souhaite donner de l'argent à mes petits-enfants, y a-t-il des droits à payer ?
inheritance | Comment retrouver un testament ?
teachers | La maîtresse de mon fils n'est pas remplacée depuis trois semaines.
teachers | Vous fermez une classe et on va se retrouver à 30 par niveau, honte à vous !
national_police | Victime d'une escroquerie sur internet, je souhaite déposer une plainte.
national_police | Mon ado a fugué, qui dois-je prévenir ?
justice | jpeu avoir un avocat gratui ?
justice | Comment rendre visite à un détenu ?
family_justice | Mon ex ne paie plus la pension alimentaire, que faire ?
family_justice | Le père ne ramène pas les enfants le dimanche et le juge s'en moque
admin_justice | jpeu atakè la mairi o tribunal ?
admin_justice | Une administration refuse de me donner un document, qui peut trancher ?
labour_law | jme sui fé viré san préavi c legal ?
labour_law | Combien de jours de congés pour un mariage ?
public_service_job | Comment demander une mise en disponibilité quand on est fonctionnaire ?
public_service_job | Ma mutation refusée sans motif pour la troisième fois, merci l'administration
army | Fils d'un ancien combattant, je souhaite faire valoir ses droits à pension.
army | Les anciens combattants oubliés, pas même une carte en deux ans
national_roads | ya 1 accident sur lautorout a10 c bouché
national_roads | Qui entretient la bretelle de l'échangeur de l'autoroute ?
environment_state | L'usine d'à côté rejette une fumée noire, qui contrôle ?
environment_state | Des éoliennes de 200 mètres au-dessus de nos maisons, on n'en veut pas !
consumer_state | Je souhaite signaler un démarchage abusif pour des travaux chez ma grand-mère.
consumer_state | Puis-je annuler un achat fait dans une foire ?
national_politics | Députés payés à ne rien faire, référendum et vite !
national_politics | Votre gouvernement se fiche des gens, Macron démission
public_finance | La dette explose et l'État continue à jeter l'argent par les fenêtres
public_finance | Toujours plus de taxes pour payer le train de vie des élus de Paris
ecology_national | Je propose une loi pour favoriser le fret ferroviaire plutôt que les camions.
ecology_national | Pourquoi les voitures électriques sont-elles si chères ?
family_benefits | la caf ma coupé lapl pk
family_benefits | Comment toucher la prime d'activité ?
health_insurance | Je n'ai toujours pas reçu ma carte Vitale.
health_insurance | La sécu ne rembourse plus rien, à quoi bon cotiser
health | Je souhaite obtenir le dossier médical de mon père hospitalisé en mars.
health | La maternité va-t-elle fermer ?
pensions | ma pension é pa arrivé ce mois
pensions | Comment obtenir un relevé de carrière ?
unemployment | Comment m'inscrire comme demandeur d'emploi ?
unemployment | Ma conseillère Pôle emploi me radie pour un rendez-vous auquel j'étais !
employers | Je conteste l'appel de cotisations reçu de l'Urssaf pour 2023.
employers | Je dois radier ma micro-entreprise, où faire la démarche ?
post_bank | jsui interdi bancaire cmt en sortir
post_bank | Quel est le taux du livret A ?
tenant | Mon propriétaire ne me rend pas ma caution, que faire ?
tenant | Le syndic fait n'importe quoi avec notre copropriété
energy_operators | Le facteur ne passe plus dans notre hameau, à qui s'adresser ?
energy_operators | Ça sent le gaz devant l'immeuble.
student_aid | cmt avoir 1 chambre crous
student_aid | Jusqu'à quand remplir le dossier social étudiant ?
leisure | Mon voyage organisé a été annulé, suis-je remboursé ?
leisure | Peut-on interdire la publication de ma photo sur un réseau social ?
`;
