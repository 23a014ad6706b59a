import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  ApprovalState,
  Circuit,
  Circuits,
  Decision,
  Mandate,
  Names,
  PublicationFacts,
  SealedPublication,
  Staff,
  TrailEvent,
} from './index.ts';
import {
  applySilence,
  awaited,
  chooseCircuit,
  clearedToSend,
  coversUnderMandate,
  decide,
  sealInput,
  silenceDueAt,
  submit,
  trail,
  whoValidates,
} from './index.ts';

const HOUR = 3_600_000;
/** UTF-16 units of any kind, lone surrogates included. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
  .map((units) => String.fromCharCode(...units));
const at = (day: number, hour: number, minute = 0) => Date.UTC(2026, 10, day, hour - 1, minute);
const staff: Staff = {
  people: [
    { id: 'camille', name: 'Camille', roles: ['community_manager'] },
    { id: 'helene', name: 'Hélène', roles: ['head_of_communication', 'validator'] },
    { id: 'nadia', name: 'Nadia', roles: ['validator'] },
    { id: 'paul', name: 'Paul', roles: [] },
  ],
  absences: [{ person: 'helene', from: at(25, 0), until: at(26, 0) }],
  delegations: [{ from: 'helene', to: 'paul', startsAt: at(1, 0), endsAt: at(30, 0), reference: 'note du 2 novembre' }],
};
const heads: Circuit = {
  id: 'head',
  name: 'Direction',
  steps: [{ id: 's1', mode: 'any', people: [], roles: ['head_of_communication'] }],
  silence: { afterHours: 4, outcome: 'refuse' },
};
const both: Circuit = {
  id: 'both',
  name: 'Double lecture',
  steps: [
    { id: 's1', mode: 'all', people: ['helene', 'nadia'], roles: [] },
    { id: 's2', mode: 'any', people: ['paul'], roles: [] },
  ],
  silence: { afterHours: 2, outcome: 'escalate', to: { people: ['paul'], roles: [] } },
};
const open: Circuit = { id: 'open', name: 'Libre', steps: [], silence: { afterHours: 1, outcome: 'refuse' } };
const quick: Circuit = {
  ...heads,
  id: 'quick',
  name: 'Silence vaut accord',
  silence: { afterHours: 1, outcome: 'accept' },
};
const config: Circuits = {
  rules: [
    { id: 'mandate', when: { underMandate: true }, circuit: 'open' },
    { id: 'crisis', when: { crisis: true }, circuit: 'both' },
    { id: 'x', when: { channels: ['x', 'bluesky'], namedOfficial: false, money: false }, circuit: 'head' },
    { id: 'gone', when: { themes: ['budget'] }, circuit: 'deleted' },
  ],
  circuits: [quick, heads, both, open],
};
const facts: PublicationFacts = {
  channels: ['facebook'],
  themes: [],
  namedOfficial: false,
  money: false,
  minors: false,
  crisis: false,
  electoralPeriod: false,
  underMandate: false,
  author: { id: 'camille', roles: ['community_manager'] },
};

function start(circuit: Circuit, authors = ['camille'], day = 24): ApprovalState {
  return submit({ circuit, authors, seal: 'a1', at: at(day, 11) });
}
function act(
  state: ApprovalState,
  by: string,
  time: number,
  kind: 'approve' | 'refuse' | 'ask_change' = 'approve',
  seal = 'a1',
) {
  return decide(state, { kind, by, at: time, seal }, staff);
}
function mustAct(state: ApprovalState, by: string, time: number): ApprovalState {
  const outcome = act(state, by, time);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.state;
}

describe('choosing a circuit', () => {
  it('takes the first rule that matches', () => {
    expect(chooseCircuit(config, { ...facts, channels: ['x'], crisis: true }).rule?.id).toBe('crisis');
    expect(chooseCircuit(config, { ...facts, channels: ['x', 'facebook'] }).circuit?.id).toBe('head');
    expect(chooseCircuit(config, { ...facts, underMandate: true, crisis: true }).circuit?.id).toBe('open');
  });

  it('fails closed: no rule, or a circuit that is gone, is the strictest', () => {
    expect(chooseCircuit(config, facts)).toMatchObject({
      circuit: { id: 'both' },
      because: { fr: 'Aucune règle ne s’applique : circuit le plus strict, « Double lecture ».' },
    });
    expect(chooseCircuit(config, { ...facts, themes: ['budget'] }).circuit?.id).toBe('both');
    expect(chooseCircuit({ ...config, strictest: 'head' }, facts).circuit?.id).toBe('head');
    expect(chooseCircuit({ ...config, strictest: 'open' }, facts).circuit?.id).toBe('both');
    expect(chooseCircuit({ rules: [], circuits: [open] }, facts).circuit).toBeUndefined();
  });

  it('is what the page about it says, for any publication', () => {
    const names: Names = { people: {}, roles: {}, channels: { x: 'X' }, themes: {} };
    const rows = whoValidates(config, names);
    const some = fc.record({
      channels: fc.subarray(['x', 'facebook', 'bluesky'], { minLength: 1 }),
      themes: fc.subarray(['budget', 'sport']),
      namedOfficial: fc.boolean(),
      money: fc.boolean(),
      crisis: fc.boolean(),
      underMandate: fc.boolean(),
    });
    fc.assert(
      fc.property(some, (given) => {
        const chosen = chooseCircuit(config, { ...facts, ...given });
        const row = rows.find(({ rule }) => rule?.id === chosen.rule?.id) ?? rows.at(-1)!;
        expect(row.circuit.id).toBe(chosen.circuit?.id);
      }),
    );
    expect(rows[2]?.when.fr).toBe('Sur X ou bluesky, aucune personne élue nommée, pas question d’argent');
    expect(rows.at(-1)).toMatchObject({ when: { fr: 'Tout le reste' }, circuit: { id: 'both' } });
  });

  it('is told with its steps and its silence', () => {
    const names: Names = {
      people: { helene: 'Hélène', nadia: 'Nadia', paul: 'Paul' },
      roles: { head_of_communication: { fr: 'la direction', en: 'the head' } },
      channels: {},
      themes: {},
    };
    const rows = whoValidates(config, names);
    expect(rows[1]).toMatchObject({
      steps: [{ fr: 'Hélène et Nadia' }, { fr: 'Paul' }],
      silence: { fr: 'Sans réponse en 2\u00a0h : demandé aussi à Paul ; sans réponse en 2\u00a0h de plus : refusé.' },
    });
    expect(rows[0]?.steps).toEqual([{ fr: 'Part sans validation', en: 'Goes out without approval' }]);
    expect(rows[3]).toMatchObject({ replaced: true, circuit: { id: 'both' } });
  });
});

describe('deciding', () => {
  it('approves once every step has its voices', () => {
    const first = mustAct(start(both), 'helene', at(24, 11, 10));
    expect(first.status).toBe('pending');
    expect(act(first, 'helene', at(24, 11, 11))).toMatchObject({ ok: false, code: 'already_decided' });
    const second = mustAct(first, 'nadia', at(24, 11, 20));
    expect(second).toMatchObject({ status: 'pending', step: 1, stepStartedAt: at(24, 11, 20) });
    expect(mustAct(second, 'paul', at(24, 12))).toMatchObject({ status: 'approved', ended: { bySilence: false } });
  });

  it('never lets an author approve, not even by delegation, in either direction', () => {
    expect(act(start(heads, ['helene']), 'helene', at(24, 12))).toMatchObject({ ok: false, code: 'own_post' });
    expect(act(start(heads, ['helene'], 25), 'paul', at(25, 12))).toMatchObject({
      ok: false,
      code: 'own_post_by_delegation',
    });
    expect(act(start(heads, ['camille', 'paul'], 25), 'paul', at(25, 12))).toMatchObject({
      ok: false,
      code: 'own_post',
    });
  });

  it('lets a delegate act while the other is away, and says for whom', () => {
    expect(act(start(heads), 'paul', at(24, 12))).toMatchObject({ ok: false, code: 'not_an_approver' });
    expect(mustAct(start(heads, ['camille'], 25), 'paul', at(25, 12)).approvals).toMatchObject([
      { by: 'paul', onBehalfOf: 'helene' },
    ]);
    expect(act(start(heads, ['camille'], 26), 'paul', at(26, 12))).toMatchObject({
      ok: false,
      code: 'not_an_approver',
    });
  });

  it('follows chains of delegations without getting lost in circles', () => {
    const ring = ['a', 'b', 'c', 'd', 'e', 'f'];
    const away: Staff = {
      people: [{ id: 'a', name: 'A', roles: ['validator'] }],
      absences: ring.map((person) => ({ person, from: 0, until: 1e15 })),
      delegations: ring.map((from, index) => ({
        from,
        to: ring[(index + 1) % ring.length]!,
        startsAt: 0,
        endsAt: 1e15,
      })),
    };
    const circuit: Circuit = { ...heads, steps: [{ id: 's', mode: 'any', people: ['a'], roles: [] }] };
    const holders = awaited(start(circuit), away, at(24, 12)).seats[0]!.holders.map(({ person }) => person);
    expect(holders).toEqual(['a', 'b', 'c', 'd', 'e']);
    const byAuthor = awaited(start(circuit, ['b']), away, at(24, 12)).seats[0]!.holders;
    expect(byAuthor).toEqual([{ person: 'a' }]);
  });

  it('covers one seal only', () => {
    expect(act(start(heads), 'helene', at(24, 12), 'approve', 'a2')).toMatchObject({
      ok: false,
      code: 'sealed_text_changed',
    });
    const approved = mustAct(start(heads), 'helene', at(24, 12));
    const edited = decide(approved, { kind: 'edit', by: 'nadia', at: at(24, 13) }, staff);
    expect(edited).toMatchObject({ ok: true, state: { status: 'void', approvals: [], authors: ['camille', 'nadia'] } });
    expect(clearedToSend(approved, { seal: 'a1', circuit: heads })).toEqual({ ok: true });
    expect(clearedToSend(approved, { seal: 'a2', circuit: heads })).toMatchObject({ code: 'sealed_text_changed' });
    expect(clearedToSend(approved, { seal: 'a1', circuit: both })).toMatchObject({ code: 'circuit_changed' });
    expect(clearedToSend(start(heads), { seal: 'a1', circuit: heads })).toMatchObject({ code: 'not_approved' });
  });

  it('ends with a refusal, a request for change or a withdrawal, and then holds', () => {
    for (const kind of ['refuse', 'ask_change'] as const) {
      const outcome = act(start(heads), 'helene', at(24, 12), kind);
      expect(outcome).toMatchObject({
        ok: true,
        state: { status: kind === 'refuse' ? 'refused' : 'change_requested' },
      });
      if (outcome.ok) expect(act(outcome.state, 'helene', at(24, 12))).toMatchObject({ code: 'not_pending' });
    }
    expect(decide(start(heads), { kind: 'withdraw', by: 'nadia', at: at(24, 12) }, staff)).toMatchObject({
      code: 'not_the_author',
    });
    expect(decide(start(heads), { kind: 'withdraw', by: 'camille', at: at(24, 12) }, staff)).toMatchObject({
      state: { status: 'withdrawn' },
    });
  });

  it('says when a step waits for a seat that nobody can take', () => {
    expect(awaited(start(both, ['nadia']), staff, at(24, 12)).stuck).toBe(true);
    expect(awaited(start(heads, ['helene']), staff, at(24, 12)).stuck).toBe(true);
    expect(awaited(start(both), staff, at(24, 12))).toMatchObject({ stuck: false, silenceAt: at(24, 13) });
  });
});

describe('silence', () => {
  it('refuses at its very hour, and not before', () => {
    const state = start(heads);
    expect(silenceDueAt(state)).toBe(at(24, 15));
    expect(applySilence(state, at(24, 15) - 1)).toBe(state);
    expect(applySilence(state, at(24, 15))).toMatchObject({
      status: 'refused',
      ended: { bySilence: true, at: at(24, 15) },
    });
    expect(act(state, 'helene', at(24, 15))).toMatchObject({ code: 'too_late' });
    expect(act(state, 'helene', at(24, 15) - 1)).toMatchObject({ ok: true });
  });

  it('accepts where the circuit says so', () => {
    expect(applySilence(start(quick), at(24, 12))).toMatchObject({ status: 'approved', ended: { bySilence: true } });
  });

  it('passes on, then refuses', () => {
    const state = start(both);
    const passed = applySilence(state, at(24, 13));
    expect(passed).toMatchObject({ status: 'pending', escalated: true });
    expect(mustAct(state, 'paul', at(24, 13, 5))).toMatchObject({ status: 'pending', step: 1 });
    expect(mustAct(state, 'helene', at(24, 13, 5)).status).toBe('pending');
    expect(applySilence(state, at(24, 15)).status).toBe('refused');
  });
});

describe('whatever is decided, by whomever', () => {
  const decision = fc.record({
    kind: fc.constantFrom('approve', 'approve', 'approve', 'refuse', 'ask_change', 'edit', 'withdraw'),
    by: fc.constantFrom('camille', 'helene', 'nadia', 'paul', 'unknown'),
    at: fc.integer({ min: 0, max: 60 }).map((quarter) => at(24, 11) + quarter * (HOUR / 4)),
    seal: fc.constantFrom('a1', 'a1', 'a2'),
  });

  it('no author is among those who approved, and all seats of an approved circuit were taken', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(heads, both),
        fc.subarray(['camille', 'helene', 'paul'], { minLength: 1 }),
        fc.array(decision, { maxLength: 8 }),
        (circuit, authors, decisions) => {
          let state = start(circuit, authors);
          for (const one of decisions.toSorted((a, b) => a.at - b.at)) {
            const outcome = decide(state, one as Decision, staff);
            if (outcome.ok) state = outcome.state;
            for (const { by, onBehalfOf } of state.approvals) {
              expect(state.authors).not.toContain(by);
              if (onBehalfOf !== undefined) expect(state.authors).not.toContain(onBehalfOf);
            }
          }
          if (state.status === 'approved') {
            for (const step of circuit.steps)
              expect(state.approvals.some((approval) => approval.step === step.id)).toBe(true);
          }
        },
      ),
    );
  });
});

describe('a mandate', () => {
  const mandate: Mandate = {
    id: 'm',
    person: 'camille',
    givenBy: 'cabinet',
    channels: ['x', 'facebook'],
    scope: ['festival'],
    startsAt: at(24, 9),
    endsAt: at(24, 20),
  };
  const use = { person: 'camille', channels: ['x'], scope: ['festival'], now: at(24, 12) };

  it('covers until the very instant it ends', () => {
    expect(coversUnderMandate(mandate, { ...use, now: mandate.endsAt - 1 })).toEqual({
      covered: true,
      endsAt: mandate.endsAt,
    });
    expect(coversUnderMandate(mandate, { ...use, now: mandate.endsAt })).toMatchObject({
      covered: false,
      code: 'ended',
    });
    expect(coversUnderMandate(mandate, { ...use, now: mandate.startsAt })).toMatchObject({ covered: true });
    expect(coversUnderMandate(mandate, { ...use, now: mandate.startsAt - 1 })).toMatchObject({ code: 'not_started' });
  });

  it.each([
    ['another person', { person: 'nadia' }, 'other_person'],
    ['a channel more', { channels: ['x', 'linkedin'] }, 'channel'],
    ['no channel', { channels: [] }, 'channel'],
    ['another subject', { scope: ['budget'] }, 'scope'],
    ['no subject', { scope: [] }, 'scope'],
  ])('does not cover %s', (_what, change, code) => {
    expect(coversUnderMandate(mandate, { ...use, ...change })).toMatchObject({ covered: false, code });
  });

  it('is not given to oneself, and can be withdrawn', () => {
    expect(coversUnderMandate({ ...mandate, givenBy: 'camille' }, use)).toMatchObject({ code: 'self_given' });
    expect(coversUnderMandate({ ...mandate, revokedAt: at(24, 11) }, use)).toMatchObject({ code: 'revoked' });
  });
});

describe('the seal', () => {
  const publication: SealedPublication = {
    publishAt: at(24, 16, 30),
    variants: [
      {
        channel: 'x',
        parts: ['Été à Charly'],
        media: [{ id: 'm1', hash: 'h1', alt: 'Coteau' }],
        firstComment: 'Navette',
      },
      { channel: 'facebook', parts: ['Été'], media: [] },
    ],
  };
  const changed = (change: Partial<SealedPublication['variants'][number]>): SealedPublication => ({
    ...publication,
    variants: [{ ...publication.variants[0]!, ...change }, publication.variants[1]!],
  });

  it('is the same whatever the order of channels and the way accents are typed', () => {
    const other = { variants: publication.variants.toReversed(), publishAt: publication.publishAt };
    expect(sealInput(other)).toBe(sealInput(publication));
    expect(sealInput(changed({ parts: ['E\u0301te\u0301 à Charly'] }))).toBe(sealInput(publication));
    expect(sealInput(changed({ title: undefined }))).toBe(sealInput(publication));
  });

  it.each([
    ['a comma', changed({ parts: ['Été, à Charly'] })],
    ['an alternative text', changed({ media: [{ id: 'm1', hash: 'h1', alt: 'Coteau vert' }] })],
    ['the bytes of an image', changed({ media: [{ id: 'm1', hash: 'h2', alt: 'Coteau' }] })],
    ['the first comment', changed({ firstComment: 'Navette gratuite' })],
    ['a channel', changed({ channel: 'bluesky' })],
    ['how it is cut', changed({ parts: ['Été à', ' Charly'] })],
    ['the hour', { ...publication, publishAt: at(24, 16, 31) }],
  ])('changes with %s', (_what, other) => {
    expect(sealInput(other)).not.toBe(sealInput(publication));
  });

  it('is a string for any text, and tells any two texts apart', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        expect(sealInput(changed({ parts: [a] })) === sealInput(changed({ parts: [b] }))).toBe(
          a.normalize('NFC') === b.normalize('NFC'),
        );
      }),
    );
  });
});

describe('the trail', () => {
  const events: TrailEvent[] = [
    { kind: 'written', by: 'Camille', at: at(24, 11, 12) },
    { kind: 'change_requested', by: 'Hélène', at: at(24, 11, 15), note: 'Trop long' },
    { kind: 'edited', by: 'Camille', at: at(24, 11, 16) },
    { kind: 'approved', by: 'Paul', onBehalfOf: 'Hélène', at: at(24, 11, 18), note: 'Très bien, gardez le ton.' },
    { kind: 'sent', channels: ['X', 'Facebook'], at: at(24, 16, 30) },
    { kind: 'verified', channels: ['X', 'Facebook'], at: at(25, 9) },
  ];

  it('reads as a paragraph', () => {
    expect(trail(events, 'Europe/Paris').fr.replaceAll('\u00a0', ' ')).toBe(
      'Écrit par Camille le 24 novembre à 11 h 12, renvoyé par Hélène à 11 h 15 (« Trop long »). ' +
        'Modifié par Camille à 11 h 16, approuvé par Paul par délégation d’Hélène à 11 h 18 (« Très bien, gardez le ton. »), ' +
        'envoyé à 16 h 30 sur X et Facebook. Vérifié en ligne le 25 novembre à 9 h sur X et Facebook.',
    );
    expect(trail(events, 'Europe/Paris').en).toBe(
      'Written by Camille on 24 November at 11:12, sent back by Hélène at 11:15 (“Trop long”). ' +
        'Changed by Camille at 11:16, approved by Paul on behalf of Hélène at 11:18 (“Très bien, gardez le ton.”), ' +
        'sent at 16:30 on X and Facebook. Seen online on 25 November at 09:00 on X and Facebook.',
    );
  });

  it('tells mandates, silence, links and trouble', () => {
    const told = trail(
      [
        { kind: 'mandate', by: 'Camille', givenBy: 'le cabinet', endsAt: at(24, 20), at: at(24, 9) },
        { kind: 'failed', channels: ['X'], reason: 'jeton révoqué', at: at(24, 9, 5) },
        { kind: 'silence', outcome: 'escalated', afterHours: 2, at: at(24, 13) },
        { kind: 'approved', by: 'Mme la présidente', byLink: true, at: at(24, 14) },
      ],
      'Europe/Paris',
    );
    expect(told.fr.replaceAll('\u00a0', ' ')).toBe(
      'Couvert par la carte blanche donnée à Camille par le cabinet, valable jusqu’au 24 novembre à 20 h, ' +
        'non parti à 9 h 05 sur X (jeton révoqué). Transmis au niveau supérieur faute de réponse en 2 h, à 13 h, ' +
        'approuvé par Mme la présidente, par lien reçu, à 14 h.',
    );
    expect(trail([], 'Europe/Paris')).toEqual({ fr: '', en: '' });
  });
});
