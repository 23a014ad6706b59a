/**
 * Words that name people by origin, religion, gender, orientation, disability or legal standing. They all fold to ONE
 * token before the model reads a word, the majority's names among them, so that it cannot hold any of them against
 * a post, nor treat one group's name unlike another's.
 */
export const GROUPS = `
femme femmes fille filles meuf meufs homme hommes dame dames demoiselle demoiselles feminine feminines feminin feministe feministes nana nanas madame garcon garcons keumeu
trans transgenre transgenres transsexuel transsexuels transsexuelle transsexuelles transexuel transexuels nonbinaire queer queers intersexe cisgenre cis
homo homos homosexuel homosexuels homosexuelle homosexuelles homosexualite gay gays gai lesbienne lesbiennes bi bisexuel bisexuels bisexuelle bisexuelles lgbt lgbtq lgbtqi lgbtqia hetero heteros heterosexuel heterosexuels
noir noirs noire noires black blacks renoi renois reunoi reunois africain africains africaine africaines antillais antillaise metis metisse metisses subsaharien subsahariens kainri congolais congolaise senegalais senegalaise malien maliens malienne maliennes ivoirien ivoiriens ivoirienne camerounais camerounaise guineen guineens comorien comoriens haitien haitiens
handicape handicapes handicapee handicapees handicap invalide invalides infirme infirmes autiste autistes trisomique trisomiques aveugle aveugles sourd sourds sourde sourdes paraplegique paraplegiques tetraplegique schizophrene schizophrenes bipolaire bipolaires malvoyant malvoyants malentendant malentendants
musulman musulmans musulmane musulmanes islam islamique islamiques voilee voilees imam imams mosquee mosquees muslim muslims ramadan
refugie refugies refugiee refugiees migrant migrants migrante migrantes immigre immigres immigree immigrees immigration immigrant immigrants exile exiles exilee exilees clandestin clandestins demandeur demandeurs etranger etrangers etrangere etrangeres mna
juif juifs juive juives israelite israelites israelien israeliens israelienne synagogue feuj feujs judaisme sioniste sionistes
arabe arabes rebeu rebeus reubeu reubeus beur beurs beurette beurettes maghrebin maghrebins maghrebine maghrebines algerien algeriens algerienne algeriennes marocain marocains marocaine marocaines tunisien tunisiens tunisienne tunisiennes berbere berberes kabyle kabyles
rom roms tsigane tsiganes gitan gitans gitane gitanes manouche manouches roumain roumains roumaine gens_du_voyage voyageurs
asiatique asiatiques chinois chinoise chinoises vietnamien vietnamiens japonais japonaise coreen coreens asiat asiats noichi noichis
turc turcs turque turques kurde kurdes syrien syriens syrienne afghan afghans afghane ukrainien ukrainiens ukrainienne russe russes polonais polonaise portugais portugaise espagnol espagnols italien italiens allemand allemands anglais americain americains belge belges suisse suisses breton bretons corse corses alsacien alsaciens basque basques occitan parisien parisiens
blanc blancs blanche blanches babtou babtous francais francaise francaises europeen europeens occidental occidentaux chretien chretiens chretienne chretiennes catholique catholiques cathos protestant protestants protestante orthodoxe bouddhiste bouddhistes hindou hindous athee athees
retraite retraites seniors senior jeune jeunes ados boomer boomers obese obeses nain nains
woman women girl girls man men boy boys gays lesbian lesbians transgender homosexual homosexuals arab arabs african africans jew jews jewish refugee refugees immigrants foreigner foreigners disabled blind deaf autistic chinese asian asians white whites christian christians mexicans mexican
`;

/** Trades, camps and roles: insulting them is an insult, not hate of a protected group. */
export const TRADES = `
politicien politiciens politicienne politiciennes politique politiques depute deputes senateur senateurs ministre ministres president presidents maire maires elu elus elue elues prefet prefets gouvernement macron macronistes macroniste candidat candidats
pompier pompiers policier policiers flic flics keuf keufs gendarme gendarmes militaire militaires soldat soldats
comptable comptables banquier banquiers avocat avocats juge juges journaliste journalistes journaleux prof profs professeur professeurs enseignant enseignants medecin medecins infirmier infirmiers chauffeur chauffeurs livreur livreurs vendeur vendeurs commercial commerciaux patron patrons actionnaire actionnaires trader traders notaire notaires agriculteur agriculteurs chasseur chasseurs ouvrier ouvriers fonctionnaire fonctionnaires boucher bouchers artiste artistes chanteur chanteurs acteur acteurs ingenieur ingenieurs scientifique scientifiques architecte architectes agent agents propriétaire proprietaires locataire locataires client clients
capitaliste capitalistes communiste communistes socialiste socialistes gauchiste gauchistes gaucho gauchos fasciste fascistes facho fachos nazi nazis royaliste liberal liberaux conservateur conservateurs droitard droitards ecolo ecolos ecologiste ecologistes bobo bobos vegan vegans antivax complotiste complotistes patriote patriotes riches bourgeois anarchiste anarchistes insoumis identitaires syndicaliste syndicalistes greviste grevistes manifestant manifestants
fumeur fumeurs cycliste cyclistes automobiliste automobilistes motard motards supporter supporters touriste touristes influenceur influenceurs gamer gamers youtubeur youtubeurs criminel criminels assassin assassins violeur violeurs pedophile pedophiles terroriste terroristes dealer dealers voleur voleurs meurtrier meurtriers delinquant delinquants
politician politicians banker bankers cops police journalists nazis capitalists
`;

/** Things, animals, works and ideas that one may wish away without threatening anybody. */
export const THINGS = `
film films serie series livre livres jeu jeux chanson chansons album musique canape table chaise voiture voitures camion moto telephone ordinateur ordi appli application logiciel site mise_a_jour bug bugs virus telechargement
plat plats pizza gateau gateaux fromage legumes fruits viande poulet soupe repas cuisine restaurant biere vin cafe
mode tendance tendances idee idees initiative initiatives projet projets loi lois reforme reformes taxe taxes impot impots mesure mesures systeme theorie theories ideologie ideologies parti partis entreprise entreprises marque marques banque banques publicite pub pubs emission emissions chaine television tele
moustique moustiques cafard cafards rats souris araignee araignees guepe guepes frelon frelons pigeon pigeons insecte insectes mauvaises_herbes plante plantes mauvaise herbe herbes ronces limaces fourmis punaises
match equipe club sport foot football stade meteo pluie neige hiver lundi matin reveil travail boulot taf examen examens devoirs cours école ecole velo velos trottinette trottinettes bus train trains metro tram tramway gare route routes parking trottoir poubelle poubelles chantier travaux immeuble batiment batiments eolienne eoliennes arbre arbres jardin parc piscine
montre pantalon chaussures chaussure robe vetement vetements couleur coupe maladie maladies cancer pauvrete faim guerre injustice
movie movies song book game car phone shoes weather pizza furniture
`;
