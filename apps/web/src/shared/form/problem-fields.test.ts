import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../api.ts';
import { faultsOf, fieldPaths } from './problem-fields.ts';

const problem = (fields?: { path: string; message: string }[]) =>
  new ApiProblem({
    type: 'about:blank',
    title: 'La demande n’est pas bonne.',
    status: 422,
    code: 'request.invalid',
    ...(fields ? { fields: fields.map((field) => ({ ...field, code: 'x' })) } : {}),
  });

describe('the faults of a form', () => {
  it('stand beside their fields', () => {
    const faults = faultsOf(problem([{ path: 'body.name', message: 'Trop court' }]), ['name']);
    expect(faults).toEqual({ errors: { name: 'Trop court' }, rest: undefined });
  });
  it('stand at the field when they are about a part of it, the first one only', () => {
    const fields = [
      { path: 'body.variants.2', message: 'Trop long' },
      { path: 'body.variants.4', message: 'Vide' },
    ];
    expect(faultsOf(problem(fields), ['variants']).errors).toEqual({ variants: 'Trop long' });
  });
  it('are told under the form when no field is theirs', () => {
    const error = problem([{ path: 'body.timeZone', message: 'Inconnu' }]);
    expect(faultsOf(error, ['name'])).toEqual({ errors: {}, rest: error });
  });
  it('are told under the form when they name no field', () => {
    const error = problem();
    expect(faultsOf(error, ['name']).rest).toBe(error);
    const bug = new Error('boom');
    expect(faultsOf(bug, ['name']).rest).toBe(bug);
  });
});

it('names the fields of a group by their path, a list by its name', () => {
  expect(fieldPaths({ kind: 'x', person: { name: '', email: '' }, tags: ['a'] })).toEqual([
    'kind',
    'person.name',
    'person.email',
    'tags',
  ]);
});
