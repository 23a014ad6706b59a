/** What people ask to be done. One message a line; all are ours, invented. */
export const requests: string = `
Bonjour, pouvez-vous réparer le trou devant le 12 rue Voltaire ?
Merci de faire ramasser les poubelles rue de la Paix
Je demande l'installation d'un miroir au carrefour
Il y a un nid de poule dangereux avenue de la Gare
lampadaire cassé rue du Stade merci de faire le nécessaire
fo mettre un ralentisseur devan lekol svp
Je signale un dépôt sauvage chemin du Bois
Pourriez-vous m'envoyer le formulaire d'inscription
Je souhaite obtenir un rendez-vous pour mon passeport
Merci de m'appeler au sujet de mon dossier de logement
Veuillez m'adresser une copie de l'arrêté
Nous souhaitons réserver la salle des fêtes le 12 juin
Une fuite d'eau coule sur le trottoir au 5 rue des Lilas
Serait-il possible d'installer un banc près de l'arrêt de bus ?
Je voudrais inscrire mon fils au périscolaire
svp enlevé lépave au bout de ma rue
Il faudrait élaguer les arbres du boulevard, ils touchent les fils
Merci de retirer le tag raciste sur le mur de l'école
Demande d'enlèvement d'encombrants au 7 rue Pasteur
Pouvez-vous remettre en marche le feu tricolore du pont ?
J'ai besoin d'une nouvelle poubelle, la mienne est fendue
Je vous demande de bien vouloir nettoyer l'aire de jeux
un chat mort sur la route rue Molière, pouvez vous le faire enlever
Merci de transmettre mon message au service des sports
Je sollicite une aide financière pour payer ma facture d'électricité
Nous réclamons un passage piéton sécurisé devant le collège
Le panneau de la rue est tombé, il faut le remettre
la grille d'égout est bouchée rue haute, ça déborde, envoyez quelqu'un
Pouvez vous supprimer mes données de votre fichier
Please repair the street light in front of my house
Could you send me the form for the school bus?
Je veux faire une demande de carte de stationnement pour ma mère handicapée
ya des rats dan le local poubelle venez traiter svp
Prière de déplacer le container qui gêne la sortie de mon garage
Pensez à saler le pont, il est verglacé
Je souhaiterais consulter les comptes de la commune, merci de me communiquer les documents
Bonjour signalement trottoir effondré rue du Port
La porte du gymnase ne ferme plus, à réparer
Mettez des poubelles sur la plage svp
Je vous prie de bien vouloir prolonger mon abonnement
Il manque une plaque d'égout devant la boulangerie
Bonjour, il y a un lampadaire éteint devant le 14 rue des Acacias depuis une semaine, pourriez-vous intervenir ?
Merci de faire enlever la voiture ventouse garée place du Marché
ya 1 tro enorm rue pasteur fo boucher svp
Je souhaiterais recevoir un composteur à mon domicile
Pouvez-vous m'envoyer une copie de mon acte de naissance
Le toboggan du square Kennedy est cassé, merci de le réparer avant qu'un petit se blesse
Merci de mettre un ralentisseur avenue Foch, les voitures roulent trop vite devant l'école
Pourriez-vous passer tondre le terrain derrière le gymnase ?
mon bac jaune a ete volé g besoin dun autre
Un arbre menace de tomber sur le trottoir au niveau du 3 chemin des Vignes, à élaguer
Nous demandons l'installation d'un abribus à l'arrêt Bellevue
Signalement : dépôt sauvage de pneus au bout de l'impasse du Moulin
svp pouvé vous rapelé ma mère au sujet de l apa
Je voudrais annuler mon rendez-vous de mardi
Can you please fix the broken bench in the park?
Veuillez rectifier mon adresse sur la facture d'eau, j'habite au 22 et non au 12
Demande de subvention pour notre club de judo, dossier en pièce jointe
Serait-il possible de rajouter une poubelle à l'entrée du parc ?
Il manque le panneau stop au carrefour de la D12 et de la rue haute, à remettre
Bonjour, l'ampoule du passage sous la voie ferrée est grillée, si vous pouviez passer
Le banc face à la poste n'a plus de dossier, à changer
Je cherche à joindre madame Martin de l'urbanisme, qu'elle me rappelle au plus vite
Coupez les haies qui débordent sur la piste cyclable avenue Leclerc
besoin dune attestation de scolarité pr mon fils
Un frigo traîne dans le fossé route de Vaux depuis dimanche
Ajoutez un créneau le mercredi pour les inscriptions
Mon nom est mal orthographié sur le livret, il faudrait le corriger
On aimerait bien avoir plus de pistes cyclables côté gare, à étudier
Les enfants du lotissement demandent un panier de basket
Désinscrivez-moi de votre lettre d'information
Transmettez-moi le compte rendu du dernier conseil municipal
svp passer la balayeuse rue du four
The bin on Main Square is overflowing, can someone empty it?
Il faudrait reboucher l'ornière du chemin des Écoliers
Des orties poussent dans la cour de la maternelle, à arracher
Le robinet du cimetière coule sans arrêt
Ajoutez-moi à la liste d'attente de la crèche
Je voudrais récupérer ma caution de salle
Pourriez-vous tailler la haie qui cache le panneau ?
La boîte à livres a perdu sa porte
Envoyez-moi le calendrier de collecte
merci de corriger la date de naissance sur la carte de transport
Installez un cendrier devant la médiathèque
Il n'y a plus de savon dans les toilettes de la halle
Besoin d'une dérogation scolaire pour mon aîné
Un scooter brûlé gêne le trottoir rue Zola, à évacuer
jaimerai un rdv avc lassistante sociale
Rendez la rue piétonne le dimanche svp
Des guêpes ont fait un nid dans le panneau d'affichage
Ouvrez une deuxième caisse à la piscine
je demande le remboursement du trop-perçu
Bonjour, mon badge ne marche plus, pouvez-vous le réactiver ?
The water fountain is leaking, please send someone
La peinture du passage piéton est effacée, repassez-la
Faites passer la fourrière, une épave bloque la cour
Bonjour, la barrière de l'aire de jeux ne tient plus que par une vis, il faudrait passer avant le week-end
Pourriez vous déplacer ma demande au mois suivant
Les ronces envahissent le sentier du Lavoir, à débroussailler
J'aimerais un double de ma facture de périscolaire
svp un agent pour matelas abandonner devan le 6 rue des ormes
Ma poubelle verte n'a pas de roues, comment je fais pour en recevoir une autre ? merci de me l'échanger
Merci de faire baisser le volume de la sonnerie du stade
Qu'on nous mette un éclairage sur le chemin du collège !
Prévenez le gardien que le local vélo reste ouvert la nuit
Please remove my e-mail address from your list
Déplacez le conteneur à verre, il gêne la vue au stop
Ma lampe de rue clignote toute la nuit, numéro 127
On voudrait un composteur partagé au pied de l'immeuble
La plaque commémorative s'est décollée, à refixer
Inscrivez mon père au portage de repas
Je désire prendre la parole au prochain conseil
jvoudrai kon me renvoi mon code d acces
Mettez à jour vos horaires sur le site
`;
