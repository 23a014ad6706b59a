export const requestPanelMessages = {
  'requests.panel.about': 'Subject',
  'requests.panel.also': 'Other possible departments',
  'requests.panel.department': 'Suggested department',
  'requests.panel.forward': 'Forward and tell the person',
  'requests.panel.give': 'Hand over: {name}',
  'requests.panel.identified': 'Identified',
  'requests.panel.identity.ask': 'Ask who writes',
  'requests.panel.identity.in_answer': 'The words that ask who writes are in your answer. Read them, then send.',
  'requests.panel.identity.none':
    'A pseudonym starts no legal clock. A courteous link lets the person say who they are, if they wish.',
  'requests.panel.join': 'Join a request that is there',
  'requests.panel.linked': 'Related requests',
  'requests.panel.make': 'Make it a request',
  'requests.panel.no_idea': 'No department stands out. Choose one: it will be suggested next time.',
  'requests.panel.none': 'No request yet',
  'requests.panel.none.words':
    'A request has a reference, a department and a date, and the person can follow it. Text, subject, place and attachments are taken over.',
  'requests.panel.other': 'Choose another recipient',
  'requests.panel.others':
    '{count, plural, one {# other conversation says the same} other {# other conversations say the same}}',
  'requests.panel.outside': 'Probably outside our competence',
  'requests.panel.private': 'The department sees the message and the place, not the person’s account.',
  'requests.panel.ref': 'Request {ref}',
  'requests.panel.whole': 'Open the whole request',
} as const;
