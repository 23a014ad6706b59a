import { readFile } from 'node:fs/promises';
import { departmentSchema, type RequestSettings } from '@beffroi/contracts';
import { readDirectory } from '@beffroi/engines/routing';
import { keepDepartment, readRequestSettings, writeRequestSettings } from '../modules/requests/index.ts';
import { newId } from '../platform/ids.ts';
import type { DemoSpeaker } from './demo.publishing.ts';
import type { Program } from './program.ts';

const actor = { kind: 'system' } as const;
const directories: Record<string, string> = {
  picardie: 'region',
  'haute-somme': 'departement',
  'trois-vallees': 'intercommunalite',
  'haute-picardie': 'university',
};

/** Departments of the example of its kind, by the name that it gives them. */
export async function seedDepartments(
  program: Program,
  { territoryId, simulated }: DemoSpeaker,
): Promise<ReadonlyMap<string, string>> {
  const file = new URL(`../../../../docs/examples/directory.${directories[simulated]}.json`, import.meta.url);
  const directory = readDirectory(JSON.parse(await readFile(file, 'utf8')));
  const ids = new Map<string, string>();
  for (const [index, { id, name, competences, keywords }] of directory.departments.entries()) {
    const departmentId = newId('dep');
    ids.set(id, departmentId);
    const line = `03 22 00 ${String(10 + index).padStart(2, '0')} 00`;
    const at = `${simulated}.example`;
    const department = departmentSchema.parse({
      name,
      competences: [...(competences ?? [])],
      keywords: [...(keywords ?? [])],
      email: `${id}@${at}`,
      phone: line,
      address: '1 place du Beffroi, 80000 Amiens',
      hours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '08:30', to: '17:30' })),
      people: [
        { name: 'Karim Benali', level: 'agent', email: `agent.${id}@${at}` },
        { name: 'Nathalie Roussel', level: 'head', email: `chef.${id}@${at}` },
        { name: 'Pierre Caron', level: 'director', email: `direction.${id}@${at}` },
      ],
    });
    await keepDepartment(program.requests, { territoryId, departmentId, department, actor });
  }
  return ids;
}

/** Public texts, office and court, so that its pages are complete. */
export async function seedSettings({ db }: Program, { territoryId, name, simulated }: DemoSpeaker): Promise<void> {
  const { zone: _zone, territoryName: _name, ...settings } = await readRequestSettings(db as never, territoryId);
  const written: RequestSettings = {
    ...settings,
    office: {
      name: `Accueil, ${name}`,
      address: '1 place du Beffroi, 80000 Amiens',
      phone: '03 22 00 00 00',
      email: `accueil@${simulated}.example`,
    },
    court: 'tribunal administratif d’Amiens, 14 rue Lemerchier, 80000 Amiens',
    terms:
      'Vous pouvez nous saisir par ce formulaire, par courriel à l’accueil ou par courrier. Un message sur un réseau social est lu, mais ne suffit pas à ouvrir une démarche : nous vous demandons alors qui vous êtes.',
    legalNotice: `${name}, territoire inventé de la démonstration de Beffroi.`,
    dataProtection:
      'Vos données servent à vous répondre et sont effacées un an après. Délégué à la protection des données : dpo@beffroi.example.',
    open311: true,
  };
  await writeRequestSettings(db as never, territoryId, written);
}

/** Some saved replies. */
export async function seedReplies({ db }: Program, { territoryId }: DemoSpeaker): Promise<void> {
  const replies = [
    [
      'Transmis au service',
      'Bonjour {prénom}, je transmets votre demande {référence} au service {service}. Vous pouvez la suivre ici : {lien}',
      'Bonjour, c’est transmis au service {service}, réponse {délai}.',
    ],
    [
      'Carte en attente',
      'Bonjour {prénom}, votre carte est en cours de fabrication. En attendant, ce message vaut justificatif auprès du chauffeur.',
      '',
    ],
    [
      'Écrivez-nous en privé',
      'Bonjour, pour regarder votre dossier, écrivez-nous en privé avec votre nom et votre commune.',
      'Bonjour, écrivez-nous en privé avec votre nom et votre commune, nous regardons.',
    ],
    [
      'Merci',
      'Merci pour votre message, il fait plaisir à toute l’équipe.',
      'Merci, cela fait plaisir à toute l’équipe !',
    ],
  ] as const;
  await db
    .insertInto('desk.saved_reply')
    .values(replies.map(([name, text, short]) => ({ territory_id: territoryId, id: newId('rep'), name, text, short })))
    .execute();
}
