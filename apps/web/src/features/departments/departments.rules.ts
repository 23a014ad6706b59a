import type { Department, DepartmentDraft } from '@beffroi/contracts';
import { linesOf } from '../../shared/form/lines.ts';

/** A department as a form has it: lists are typed, one a line. */
export type DepartmentFields = {
  name: string;
  competences: string;
  keywords: string;
  email: string;
  phone: string;
  address: string;
  hours: { day: string; from: string; to: string }[];
  people: { name: string; level: 'agent' | 'head' | 'director'; email: string }[];
  absences: { from: string; to: string; instead: string; note: string }[];
  answerWithinHours: number;
  anonymous: boolean;
};

export const levels = ['agent', 'head', 'director'] as const;
export const weekDays = [1, 2, 3, 4, 5, 6, 7] as const;

/** The hours that most offices have, proposed for a new one. */
const officeHours = [1, 2, 3, 4, 5].map((day) => ({ day: String(day), from: '09:00', to: '17:00' }));

export function fieldsOf(department: Department | undefined): DepartmentFields {
  return {
    name: department?.name ?? '',
    competences: department?.competences.join('\n') ?? '',
    keywords: department?.keywords.join('\n') ?? '',
    email: department?.email ?? '',
    phone: department?.phone ?? '',
    address: department?.address ?? '',
    hours: department ? department.hours.map(({ day, from, to }) => ({ day: String(day), from, to })) : officeHours,
    people: department?.people.map((person) => ({ ...person })) ?? [],
    absences:
      department?.absences.map(({ from, to, instead, note }) => ({ from, to, instead: instead ?? '', note })) ?? [],
    answerWithinHours: department?.answerWithinHours ?? 40,
    anonymous: department?.anonymous ?? false,
  };
}

export function sentOf(fields: DepartmentFields): DepartmentDraft {
  const { email, phone, address, ...rest } = fields;
  return {
    ...rest,
    // A competence is a sentence: its commas are its own.
    competences: sentences(fields.competences),
    keywords: linesOf(fields.keywords),
    ...(email ? { email } : {}),
    ...(phone ? { phone } : {}),
    ...(address ? { address } : {}),
    hours: fields.hours.map(({ day, from, to }) => ({ day: Number(day), from, to })),
    absences: fields.absences.map(({ from, to, instead, note }) => ({
      from,
      to,
      note,
      ...(instead ? { instead } : {}),
    })),
  };
}

function sentences(text: string): string[] {
  return [
    ...new Set(
      text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ];
}

/** Who is away today, and until when. */
export function absenceOn(department: Pick<Department, 'absences'>, day: string) {
  return department.absences.find(({ from, to }) => from <= day && day <= to);
}

/** Departments whose sheet holds all the words, whatever their case and accents. */
export function searchDepartments(items: readonly Department[], words: string): readonly Department[] {
  const asked = plain(words).split(' ').filter(Boolean);
  if (asked.length === 0) return items;
  return items.filter((item) => {
    const sheet = plain(
      [item.name, ...item.competences, ...item.keywords, ...item.people.map(({ name }) => name)].join(' '),
    );
    return asked.every((word) => sheet.includes(word));
  });
}

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
