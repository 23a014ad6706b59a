/** What people ask to know. One message a line; all are ours, invented. */
export const questions: string = `
Bonjour, quels sont les horaires de la mairie pendant les vacances ?
c ouvert la dechetterie demain ?
Comment faire pour inscrire ma fille au centre de loisirs ?
Où dois-je m'adresser pour un permis de construire
kan commence les inscriptions a la cantine
Est-ce que le bus passe le dimanche ?
Quel est le prix d'une entrée à la piscine pour un enfant de 3 ans ?
Savez vous quand la route sera rouverte
Combien coûte une concession au cimetière ?
Qui s'occupe des lampadaires dans le quartier de la gare ?
Bonsoir est ce que la fête de la musique a lieu place de l'hôtel de ville ou au parc
slt cmt on fait pr avoir la carte jeune
Peut-on payer en ligne ?
Y a-t-il encore des places pour le spectacle de samedi ?
Pourquoi la fontaine est-elle vide ?
C'est à partir de quel âge ?
Les chiens sont-ils admis dans le parc ?
A quelle adresse envoyer le dossier ?
jai pas recu ma carte d'électeur c normal ?
Est-il possible de visiter le beffroi le mardi ?
Le ramassage des encombrants c'est quel jour rue des Tilleuls ?
Bonjour, je voudrais savoir si je dois déclarer ma piscine
Doit-on porter un bonnet ?
Que faut-il faire en cas de perte de passeport ?
La région aide-t-elle pour le permis de conduire des apprentis ?
Jusqu'à quelle heure le parking est-il gratuit ?
On peut venir avec une poussette ?
Quelqu'un a le numéro de la police municipale ?
Quelles sont les conditions pour toucher l'APA ?
what time does the museum close?
Do I need a ticket for the concert?
Vous savez si l'école Jean Moulin est fermée demain ?
Qu'est-ce qui est prévu pour le 14 juillet ?
kel bus pr aller a la fac
Pouvez-vous me dire où en est mon dossier ?
Pourriez-vous m'indiquer la démarche pour changer d'adresse ?
Faut-il apporter un justificatif de domicile ?
À quoi correspond la ligne abonnement sur ma facture d'eau ?
Est-ce que quelqu'un connaît la date des prochaines portes ouvertes
Et la salle, elle fait combien de places ?
Les étudiants étrangers ont-ils droit au logement universitaire
où est passé le banc de la place
Bonjour, à quelle heure ouvre la médiathèque le samedi ?
slt c ouver dimanch la piscine ?
Savez-vous si le marché est maintenu jeudi malgré le 11 novembre
Est-ce qu'il faut prendre rendez-vous pour refaire une carte d'identité ?
c combien la cantine par moi svp
Où peut-on se garer pour le feu d'artifice ?
Quelqu'un sait quand finissent les travaux de la rue Jules-Ferry ?
Bonsoir, la navette passe-t-elle encore à l'arrêt Hôpital après 20 h ?
Jusqu'à quand peut-on s'inscrire sur les listes électorales ?
kel papié fo pr inscrire mon fils a la maternel
Y a-t-il des tarifs réduits pour les étudiants boursiers au festival ?
Pourriez-vous me dire qui contacter pour une demande de bourse régionale ?
Les bureaux sont-ils ouverts pendant le pont ?
Hello, is the town hall open on Monday morning?
Faut-il une autorisation pour poser une clôture de 2 m ?
Et pour les personnes en fauteuil, c'est accessible ?
Le service gaz naturel est-il concerné par la coupure de mardi ?
C'est quoi le numéro du service des eaux
Vous avez des nouvelles pour la fibre à Villeneuve ?
Le parking souterrain accepte-t-il les véhicules GPL
A-t-on des nouvelles du chantier de la passerelle ?
qqn a lhoraire du dernier tram vendredi soir
Peut-être une question bête mais le sapin on le met où après les fêtes
Mon fils aura 3 ans en décembre, il peut rentrer en septembre ?
Qui est l'élu référent pour le sport ?
À partir de quand la vignette est obligatoire ?
Le wifi de la bibliothèque demande un code, on le trouve où ?
Bonjour, une attestation de l'employeur suffit-elle pour le dossier de crèche ?
Vous prenez la carte bancaire à la déchèterie ?
C'est normal que l'eau soit blanche ce matin ?
Are dogs allowed on the beach in July?
Et si on habite hors commune ça coute plus cher ?
Il reste des composteurs ?
Le centre aéré accueille-t-il les moins de six ans ?
Savez-vous à quelle date passent les agents pour les compteurs ?
Comment récupérer un vélo à la fourrière ?
Un mineur peut-il voter au budget participatif ?
Faut-il une autorisation pour tourner un film dans le parc ?
Je voudrais connaître la procédure pour contester une décision
Y aura-t-il un bus de nuit pour le concert ?
qq un c si la poste est ouverte lundi
Où trouver le règlement du cimetière ?
Le gymnase est-il chauffé pendant les vacances ?
Quel document pour prouver que j'habite ici ?
Est-ce obligatoire de trier le verre ?
On peut inscrire deux enfants en même temps ?
à qui appartient ce terrain derrière l'église ?
Combien de temps pour avoir un acte de mariage ?
Vous faites des visites guidées en anglais ?
Y a moyen de payer en plusieurs fois
La bourse du département se cumule avec celle du Crous ?
et le samedi, vous êtes là ?
Who do I call about a lost cat?
La patinoire rouvre quand ?
Un passeport périmé depuis deux ans se renouvelle comment
je sai pa ou deposer mon dossier de bourse, une idée ?
Est-on remboursé si la sortie est annulée ?
Vous acceptez les chèques vacances au camping municipal ?
Le conseil de quartier, c'est ouvert à tous ?
Avec un enfant en situation de handicap, à quel guichet s'adresser ?
Laquelle des deux entrées est accessible en poussette ?
Bonjour, mon voisin construit sans panneau, a-t-il le droit ?
Which bus goes to the stadium?
Les vélos cargos ont-ils droit au parking ?
Vous savez ce qui se construit à côté du stade ?
Une carte perdue, ça se déclare où ?
le maire recoi kel jour
Mon adresse a changé, que dois-je faire pour la carte grise ?
La salle du foyer peut accueillir combien de convives ?
Existe-t-il une aide pour le permis ?
Vous ouvrez aussi entre midi et deux ?
`;
