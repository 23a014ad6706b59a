/** The light theme of the interface, on paper. */
export const colours = {
  ink: '#172533',
  ink2: '#42515f',
  ink3: '#566472',
  line: '#dcd9d1',
  strong: '#7f7a70',
  band: '#e4e0d8',
  bar: '#374757',
  after: '#bc593a',
  alarm: '#a7002b',
  tone: { negative: '#9b447e', ironic: '#8a6a1e', neutral: '#c9c4ba', positive: '#007b85' },
} as const;
