import type { Bilingual, Circuit, Circuits, CircuitRule, RuleConditions, Silence } from './approval.types.ts';
import { flags, strictestCircuit } from './circuit.choose.ts';
import { list } from './trail.write.ts';

/** The names of what rules point at, by identifier; an identifier without a name is shown as it is. */
export type Names = {
  people: Readonly<Record<string, string>>;
  roles: Readonly<Record<string, Bilingual>>;
  channels: Readonly<Record<string, string>>;
  themes: Readonly<Record<string, string>>;
};

export type ValidationRow = {
  /** Absent on the last row: what no rule names. */
  rule?: CircuitRule;
  when: Bilingual;
  circuit: { id: string; name: string };
  steps: Bilingual[];
  silence: Bilingual;
  /** The rule names a circuit that is gone: the strictest applies. */
  replaced: boolean;
};

/** The page "Qui valide quoi ?": one row a rule in the order in which they are tried, then what is left. */
export function whoValidates(config: Circuits, names: Names): ValidationRow[] {
  const strictest = strictestCircuit(config);
  const rows = config.rules.flatMap((rule) => {
    const named = config.circuits.find(({ id }) => id === rule.circuit);
    const circuit = named ?? strictest;
    return circuit === undefined
      ? []
      : [{ rule, when: sayWhen(rule.when, names), ...describe(circuit, names), replaced: named === undefined }];
  });
  const rest = { fr: 'Tout le reste', en: 'Everything else' };
  return strictest === undefined ? rows : [...rows, { when: rest, ...describe(strictest, names), replaced: false }];
}

function describe(circuit: Circuit, names: Names): Pick<ValidationRow, 'circuit' | 'steps' | 'silence'> {
  const none = { fr: 'Part sans validation', en: 'Goes out without approval' };
  return {
    circuit: { id: circuit.id, name: circuit.name },
    steps: circuit.steps.length === 0 ? [none] : circuit.steps.map((step) => sayVoices(step, names, step.mode)),
    silence: saySilence(circuit.silence, names),
  };
}

/** The silence rule in words, printed on a publication from the start. */
export function saySilence(silence: Silence, names: Names): Bilingual {
  const hours = silence.afterHours;
  switch (silence.outcome) {
    case 'refuse':
      return {
        fr: `Sans réponse en ${hours}\u00a0h : refusé, rien ne part.`,
        en: `No answer within ${hours} h: refused, nothing goes out.`,
      };
    case 'accept':
      return { fr: `Sans réponse en ${hours}\u00a0h : accepté.`, en: `No answer within ${hours} h: accepted.` };
    case 'escalate': {
      const to = sayVoices(silence.to, names, 'any');
      return {
        fr: `Sans réponse en ${hours}\u00a0h : demandé aussi à ${to.fr} ; sans réponse en ${hours}\u00a0h de plus : refusé.`,
        en: `No answer within ${hours} h: ${to.en} is asked too; no answer within ${hours} h more: refused.`,
      };
    }
  }
}

function sayVoices(
  group: { people: readonly string[]; roles: readonly string[] },
  names: Names,
  mode: 'any' | 'all',
): Bilingual {
  const people = group.people.map((id) => names.people[id] ?? id);
  const fr = [...people, ...group.roles.map((id) => names.roles[id]?.fr ?? id)];
  const en = [...people, ...group.roles.map((id) => names.roles[id]?.en ?? id)];
  if (fr.length === 0) return { fr: 'Personne : étape à compléter', en: 'Nobody: step to be completed' };
  return { fr: list(fr, mode === 'all' ? 'et' : 'ou'), en: list(en, mode === 'all' ? 'and' : 'or') };
}

const flagNames: Record<(typeof flags)[number], { yes: Bilingual; no: Bilingual }> = {
  namedOfficial: {
    yes: { fr: 'une personne élue est nommée', en: 'an elected official is named' },
    no: { fr: 'aucune personne élue nommée', en: 'no elected official named' },
  },
  money: {
    yes: { fr: 'il est question d’argent', en: 'money is spoken of' },
    no: { fr: 'pas question d’argent', en: 'no money spoken of' },
  },
  minors: {
    yes: { fr: 'des mineurs sont concernés', en: 'minors are concerned' },
    no: { fr: 'aucun mineur concerné', en: 'no minor concerned' },
  },
  crisis: {
    yes: { fr: 'en situation de crise', en: 'during a crisis' },
    no: { fr: 'hors crise', en: 'outside a crisis' },
  },
  electoralPeriod: {
    yes: { fr: 'en période électorale', en: 'during an electoral period' },
    no: { fr: 'hors période électorale', en: 'outside an electoral period' },
  },
  underMandate: {
    yes: { fr: 'sous carte blanche', en: 'under a mandate' },
    no: { fr: 'sans carte blanche', en: 'without a mandate' },
  },
};

function sayWhen(when: RuleConditions, names: Names): Bilingual {
  const fr: string[] = [];
  const en: string[] = [];
  const add = (
    french: string,
    english: string,
    ids: readonly string[] | undefined,
    name: (id: string) => Bilingual,
  ) => {
    if (ids === undefined) return;
    fr.push(
      `${french} ${list(
        ids.map((id) => name(id).fr),
        'ou',
      )}`,
    );
    en.push(
      `${english} ${list(
        ids.map((id) => name(id).en),
        'or',
      )}`,
    );
  };
  const same = (record: Readonly<Record<string, string>>) => (id: string) => ({
    fr: record[id] ?? id,
    en: record[id] ?? id,
  });
  add('sur', 'on', when.channels, same(names.channels));
  add('sujet :', 'subject:', when.themes, same(names.themes));
  add('écrit par', 'written by', when.authors, same(names.people));
  add('écrit par', 'written by', when.authorRoles, (id) => names.roles[id] ?? { fr: id, en: id });
  for (const flag of flags) {
    const wanted = when[flag];
    if (wanted === undefined) continue;
    const name = flagNames[flag][wanted ? 'yes' : 'no'];
    fr.push(name.fr);
    en.push(name.en);
  }
  if (fr.length === 0) return { fr: 'Toujours', en: 'Always' };
  return { fr: capital(fr.join(', ')), en: capital(en.join(', ')) };
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);
}
