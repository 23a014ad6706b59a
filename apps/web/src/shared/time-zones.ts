/** Where French public bodies are, first. */
const french = [
  'Europe/Paris',
  'America/Guadeloupe',
  'America/Martinique',
  'America/Cayenne',
  'America/Miquelon',
  'Indian/Reunion',
  'Indian/Mayotte',
  'Pacific/Noumea',
  'Pacific/Tahiti',
  'Pacific/Wallis',
];

/** The time zones to choose from: those of France, then every other that the browser knows, and the one in use. */
export function timeZoneOptions(current?: string): string[] {
  return [...new Set([...french, ...Intl.supportedValuesOf('timeZone'), ...(current ? [current] : [])])];
}
