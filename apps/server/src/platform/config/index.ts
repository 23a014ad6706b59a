export { envExample } from './env.example.ts';
export { withEnvFile } from './env.file.ts';
export { keptSecret } from './kept.secret.ts';
export type { RoleRule } from './sign-in.settings.ts';
export { loadSettings, type SettingProblem, type Settings, type SettingsOutcome } from './settings.ts';
