export const detectorMessages = {
  'detector.title': 'Détecteur',
  'detector.over': 'Quand la cloche sonne, veille par veille',
  'detector.none': 'Aucune veille à régler. Créez-en une : elle sonnera dès qu’elle connaîtra ses habitudes.',
  'detector.alarms':
    '{count, plural, =0 {aucune alerte en 30 jours} one {# alerte en 30 jours} other {# alertes en 30 jours}}',
  'detector.false': '{count, plural, one {# fausse} other {# fausses}}',
  'detector.off': 'ne sonne pas',
  'detector.sensitivity': 'Sensibilité',
  'detector.sensitivity.low': 'prudente',
  'detector.sensitivity.balanced': 'équilibrée',
  'detector.sensitivity.high': 'vive',
  'detector.less': 'sonne rarement, pour beaucoup',
  'detector.more': 'sonne tôt, pour peu',
  'detector.voices': 'Auteurs différents, au moins',
  'detector.voices.hint': 'Une seule personne qui publie beaucoup ne fait pas une alerte.',
  'detector.save': 'Enregistrer ce réglage',
  'detector.saved': 'Réglage enregistré.',
  'detector.feedback':
    '<link>{count, plural, =0 {Aucune alerte} one {# alerte} other {# alertes}}</link> en 30 jours, {wrong, plural, =0 {aucune classée fausse} one {dont # classée fausse} other {dont # classées fausses}}.',
  'detector.suggestion': 'Vos retours suggèrent une sensibilité de {value}.',
  'detector.suggestion.take': 'Essayer ce réglage',
  'detector.replay': 'Les 28 derniers jours, rejoués',
  'detector.replay.caption': 'Mentions dans le temps',
  'detector.replay.rang': 'aurait sonné',
  'detector.rings':
    '{count, plural, =0 {Avec ce réglage, la cloche n’aurait pas sonné.} one {Avec ce réglage, la cloche aurait sonné # fois.} other {Avec ce réglage, la cloche aurait sonné # fois.}}',
  'detector.replay.sentence':
    'Mentions des 28 derniers jours. {count, plural, =0 {La cloche n’aurait pas sonné.} one {La cloche aurait sonné # fois.} other {La cloche aurait sonné # fois.}}',
  'detector.column.rang': 'Aurait sonné',
  'detector.yes': 'oui',
  'detector.no': 'non',
  'detector.ring': '{observed} mentions',
} as const;
