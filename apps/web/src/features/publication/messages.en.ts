export const publicationMessages = {
  'publication.page': 'Publication',
  'publication.untitled': 'Untitled',
  'publication.hand.copy': 'Copy the text',
  'publication.hand.media': '{count, plural, one {Download the image} other {Download image {number} of {count}}}',
  'publication.hand.download': 'Download',
  'publication.hand.open': 'Open {name}',
  'publication.hand.open.do': 'Open',
} as const;
