export const publicationMessages = {
  'publication.page': 'Publication',
  'publication.untitled': 'Sans titre',
  'publication.hand.copy': 'Copier le texte',
  'publication.hand.media':
    '{count, plural, one {Télécharger l’image} other {Télécharger l’image {number} sur {count}}}',
  'publication.hand.download': 'Télécharger',
  'publication.hand.open': 'Ouvrir {name}',
  'publication.hand.open.do': 'Ouvrir',
} as const;
