export const requestPanelMessages = {
  'requests.panel.about': 'Sujet',
  'requests.panel.also': 'Autres services possibles',
  'requests.panel.department': 'Service suggéré',
  'requests.panel.forward': 'Transmettre et prévenir la personne',
  'requests.panel.give': 'Transmettre : {name}',
  'requests.panel.identified': 'Identifiée',
  'requests.panel.identity.ask': 'Demander qui écrit',
  'requests.panel.identity.in_answer': 'Le message d’identification est dans votre réponse. Relisez, puis envoyez.',
  'requests.panel.identity.none':
    'Un pseudonyme n’ouvre pas de délai légal. Un lien courtois permet à la personne de se présenter, si elle le veut.',
  'requests.panel.join': 'Rattacher à une demande existante',
  'requests.panel.linked': 'Demandes liées',
  'requests.panel.make': 'En faire une demande',
  'requests.panel.no_idea': 'Aucun service ne se détache. Choisissez-le : la prochaine fois, il sera proposé.',
  'requests.panel.none': 'Pas encore de demande',
  'requests.panel.none.words':
    'Une demande a une référence, un service, une échéance, et la personne peut la suivre. Le texte, le sujet, le lieu et les pièces sont repris.',
  'requests.panel.other': 'Choisir un autre destinataire',
  'requests.panel.others':
    '{count, plural, one {# autre échange dit la même chose} other {# autres échanges disent la même chose}}',
  'requests.panel.outside': 'Hors de notre compétence, sans doute',
  'requests.panel.private': 'Le service voit le message et le lieu, pas le compte de la personne.',
  'requests.panel.ref': 'Demande {ref}',
  'requests.panel.whole': 'Ouvrir la demande complète',
} as const;
