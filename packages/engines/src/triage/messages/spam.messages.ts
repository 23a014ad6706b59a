/** Adverts and frauds. One message a line; all are ours, invented. */
export const spam: string = `
Gagnez de l'argent facilement depuis la maison, cliquez ici
Prêt entre particuliers rapide et fiable, écrivez-moi
Promo exceptionnelle sur les montres de luxe
Check out my page for free followers
Voyant médium retour de l'être aimé en 24 h, appelez
Bitcoin : doublez votre argent en une semaine
Vous avez gagné une carte cadeau de 500 euros, cliquez sur le lien
J'offre des crédits de 1000 à 900000 euros à toute personne sérieuse
Perdez du ventre grâce à cette méthode révolutionnaire
Abonnez-vous à ma chaîne
lien dans ma bio 😘
Achetez des likes pas chers
http://promo-sac-luxe.example -80% aujourd'hui seulement
Trading en ligne, formation gratuite, rejoignez mon groupe Telegram
Rencontre des femmes célibataires près de chez vous
Pompe à chaleur à 1 euro, contactez-nous pour un devis gratuit
Travail à domicile 3000 euros par mois sans diplôme
Casino en ligne bonus 200 % sans dépôt
Nous proposons la création de votre site web à prix réduit
Votre compte va être suspendu, vérifiez vos informations ici
Best replica watches free shipping
whatsapp +229 prêt sans justificatif
Buy cheap followers now
Votre amende impayée : réglez sur amende-gouv.example
Je vous donne mon témoignage, ce maître marabout m'a aidé, contactez-le
Boostez votre CPF avant la fin du mois, rappelez-nous
iPhone à gagner, partagez et commentez
Panneaux solaires gratuits, testez votre éligibilité
dm for promo
Hot girls online, click here
Soldes -60% livraison gratuite code PROMO10
Faites fructifier votre épargne, rendement garanti 12 %
Mutuelle pas chère comparez maintenant
Vente de permis de conduire enregistré sans examen, contact whatsapp
J'ai reçu mon crédit grâce à madame Dupont, voici son mail
SEO backlinks cheap price
Gagnez 500€ par jour depuis chez vous, inscrivez-vous ici http://bit.ly/xx12
Besoin d'un prêt rapide entre particuliers ? Contactez-moi sur WhatsApp
🔥🔥 PROMO -70% sur les sneakers, lien en bio 🔥🔥
Je remercie le grand marabout qui a fait revenir mon mari, contactez-le au
Investissez dans le bitcoin et doublez votre mise en 48 h
Follow me back, check my profile 😘
Votre colis est en attente, cliquez ici pour payer les frais de douane
Offre de crédit sérieuse de 2000 à 500000 euros à 3%, mail : credit.serieux@gmail.com
Vends followers Instagram pas cher, MP
Félicitations ! Vous avez été tiré au sort pour un iPhone 15, cliquez
Rencontres coquines près de chez toi 👉 www.hotmeet.example
Découvrez notre solution SEO pour booster votre site, devis gratuit
cheap viagra online best price
Perdez 10 kg en 2 semaines grâce à cette tisane, commandez vite
Formation CPF offerte, profitez de vos droits avant qu'ils n'expirent, cliquez ici
Isolation à 1 euro, vérifiez votre éligibilité
Abonne toi a ma chaine youtube stp
earn money fast crypto trading telegram
Vous cherchez un financement ? Dossier accepté sous 24 h, écrivez en privé
Nouvelle collection de perruques, visitez notre boutique
J'ai doublé mon salaire grâce à Mr Williams, ajoutez-le
Réparation de pare-brise, franchise offerte, appelez-nous
Massage relaxant à domicile discret 06 00 00 00 00
Devenez mannequin, casting gratuit, envoyez vos photos
Livres PDF gratuits sur mon canal
Get rich with this simple trick
Louez votre terrain pour une antenne, revenus assurés
Serrurier pas cher 7j/7 dans votre ville
Téléchargez l'appli et recevez 20 € de bonus
Liquidation totale, tout doit disparaître !
Cours de guitare à domicile, premier cours gratuit, contactez-moi
Rachat de voitures toutes marques, paiement comptant
Sacs de marque à prix d'usine, livraison partout
Devenez conseiller à domicile et gagnez un complément
Streaming gratuit du match sur notre page
Je lis dans les cartes, première question offerte
Donation : veuve sans enfant cherche personne honnête pour héritage
Débarras de maisons, devis offert, appelez le 06
Crème miracle contre les rides, stock limité
Agence web : plus de visibilité pour votre commune, demandez une démo
Assurance obsèques dès 5 euros par mois
Achetez vos diplômes, discrétion totale
Our agency offers guest posts and links
Telegram VIP signaux gagnants
Rénovation énergétique prise en charge à 100 %, testez
Vends compte premium pas cher
Votre ordinateur est infecté, appelez ce numéro
Love spells that work, contact dr Obi
Cours d'anglais en ligne, première leçon offerte, inscription sur notre site
Vends compte streaming à vie 15 euros
Rejoignez notre équipe et devenez libre financièrement
Détective privé, discrétion assurée, intervention partout en France
Ce sérum efface les rides en 7 jours, stock limité
Je suis une dame malade et souhaite faire don de ma fortune, répondez à mon adresse
Nettoyage de toiture, devis immédiat au 07 00 00 00 00
Best SEO agency for your page, contact us today
Regardez le match en streaming HD ici → live-foot.example
Astrologue reconnu, résultats en 3 jours, paiement après
Location de châteaux gonflables, tarifs en privé
Mon canal explique comment gagner sans rien faire
Crédit auto 0 %, réponse immédiate
Formation en ligne certifiée, places limitées, lien ci-dessous
Devenez riche avec les cryptos, demandez-moi comment
Toiture, façade, isolation : artisan disponible, devis en 24 h
Bijoux faits main, commandes ouvertes sur ma page
Je propose des séances de voyance par téléphone
Bonjour, votre colis n'a pu être livré, confirmez votre adresse
Le secret des banques enfin révélé, regardez avant suppression
Ventes privées : dernières heures !
Promote your page, 10k likes for 5$
Aide financière rapide pour tous, témoignages réels
`;
