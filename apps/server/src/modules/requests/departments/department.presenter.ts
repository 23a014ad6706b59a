import type { Bilingual, Department, DepartmentDraft } from '@beffroi/contracts';
import type { StoredDepartment } from './department.store.ts';

export function presentDepartment(
  department: StoredDepartment,
  load: { open: number; overdue: number } | undefined,
): Department {
  return { ...department, open: load?.open ?? 0, overdue: load?.overdue ?? 0, missing: missingMentions(department) };
}

/** Mentions of the acknowledgement that a sheet lacks (CRPA, R112-11-1): without them none leaves in its name. */
export function missingMentions({ phone, address, email }: DepartmentDraft): Bilingual[] {
  return [
    ...(phone
      ? []
      : [{ fr: 'Le téléphone manque à l’accusé de réception.', en: 'The acknowledgement lacks its telephone.' }]),
    ...(address
      ? []
      : [
          {
            fr: 'L’adresse postale manque à l’accusé de réception.',
            en: 'The acknowledgement lacks its postal address.',
          },
        ]),
    ...(email
      ? []
      : [
          {
            fr: 'Sans adresse électronique, rien ne peut lui être confié.',
            en: 'Without an e-mail address, nothing can be handed to it.',
          },
        ]),
  ];
}
