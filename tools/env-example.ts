// npm run env: writes .env.example from the table of settings.
import { writeFileSync } from 'node:fs';
import { envExample } from '../apps/server/src/platform/config/index.ts';

writeFileSync(new URL('../.env.example', import.meta.url), envExample());
