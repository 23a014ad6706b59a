import type { Setting } from './setting.kinds.ts';
import { settingsTable } from './settings.table.ts';

const HEADER = `# Les réglages de Beffroi : des variables d’environnement, ou ce fichier copié en .env.
# Les secrets peuvent venir d’un fichier : DATABASE_URL_FILE=/run/secrets/database-url.
# Beffroi's settings: environment variables, or this file copied as .env.
# Secrets may come from a file: DATABASE_URL_FILE=/run/secrets/database-url.
# (npm run env writes this file from the table in apps/server/src/platform/config/settings.table.ts)
`;

/** The text of `.env.example`: every setting, what it is for, its default. */
export function envExample(): string {
  return [HEADER, ...Object.values<Setting>(settingsTable).map(paragraph)].join('\n');
}

function paragraph(setting: Setting): string {
  const file = setting.secret ? ` (${setting.name}_FILE)` : '';
  return `# ${setting.doc.fr}${file}\n# ${setting.doc.en}\n#${setting.name}=${setting.default || setting.example || ''}\n`;
}
