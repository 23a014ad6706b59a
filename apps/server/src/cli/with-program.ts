import { openProgram } from '../app/start.ts';
import { openDatabase, programVersion } from '../ops/installation.ts';
import { installationKeys } from '../ops/start/installation.keys.ts';
import type { OperatorContext } from './operator.run.ts';

/** Runs something on the whole program, beside the one that serves; nothing of it happens by itself. */
export async function withProgram(
  context: OperatorContext,
  command: string,
  run: (program: Awaited<ReturnType<typeof openProgram>>['program']) => Promise<number>,
): Promise<number> {
  const database = await openDatabase(context, command);
  try {
    const keys = await installationKeys(context);
    const opened = await openProgram({
      settings: context.settings,
      databaseUrl: database.url,
      ...keys,
      webFolder: '',
      version: programVersion(),
    });
    try {
      return await run(opened.program);
    } finally {
      await opened.close();
    }
  } finally {
    await database.close();
  }
}
