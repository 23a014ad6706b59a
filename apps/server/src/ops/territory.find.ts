import type { Program } from '../app/program.ts';
import { allTerritories } from '../modules/identity/index.ts';
import { OperatorError } from '../platform/operator.error.ts';

/** The territory that an operator names, by its name or its identifier. @throws OperatorError */
export async function findTerritoryNamed({ db }: Pick<Program, 'db'>, wanted: string) {
  const territories = await allTerritories(db);
  const found = territories.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted.toLowerCase());
  if (found) return found;
  const names = territories.map(({ name }) => name).join(', ') || '—';
  throw new OperatorError({
    fr: `Aucun territoire ne s’appelle « ${wanted} ». Ceux de l’installation : ${names}.`,
    en: `No territory is called “${wanted}”. Those of the installation: ${names}.`,
  });
}
