import { OperatorError } from '../../platform/operator.error.ts';

export function notEmpty(schemas: string[]): OperatorError {
  const held = schemas.join(', ');
  return new OperatorError({
    fr: `La base n’est pas vide (${held}) : restaurez dans un autre DATA_FOLDER, ou dans une base vide donnée par DATABASE_URL.`,
    en: `The database is not empty (${held}): restore into another DATA_FOLDER, or into an empty database given by DATABASE_URL.`,
  });
}

export function newer(file: string, program: string, migrations: string[]): OperatorError {
  const names = migrations.join(', ');
  return new OperatorError({
    fr: `${file} vient d’une version plus récente (${program}), qui connaît ${names} : mettez Beffroi à jour, puis restaurez.`,
    en: `${file} comes from a newer version (${program}), which knows ${names}: update Beffroi, then restore.`,
  });
}

export function damaged(file: string, cause: unknown): OperatorError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new OperatorError(
    {
      fr: `${file} ne se lit pas comme une sauvegarde entière (${why}) : prenez-en une autre. Rien n’a été changé.`,
      en: `${file} does not read as a whole backup (${why}): take another one. Nothing was changed.`,
    },
    { cause },
  );
}
