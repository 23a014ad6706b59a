import { expect, it } from 'vitest';
import { isBlank, pointLines, pointsText, sentPoints } from './points.rules.ts';

const empty = { facts: '', say: '', doNotSay: '', questions: [], contact: '' };
const words = {
  title: 'Standard',
  facts: 'Les faits',
  say: 'À dire',
  doNotSay: 'À ne pas dire',
  questions: 'Questions',
  contact: 'Contact',
};

it('reads one thing a line, whatever was typed before it', () => {
  expect(pointLines('- Les photos sont fausses\n\n• Une enquête est ouverte\nReprise à 14-15 h')).toEqual([
    'Les photos sont fausses',
    'Une enquête est ouverte',
    'Reprise à 14-15 h',
  ]);
});

it('is blank until a word is written', () => {
  expect(isBlank({ ...empty, questions: [{ question: ' ', answer: '' }] })).toBe(true);
  expect(isBlank({ ...empty, say: 'Nous nous excusons.' })).toBe(false);
});

it('does not keep questions that were left empty', () => {
  const questions = [
    { question: '', answer: ' ' },
    { question: 'Qui ?', answer: 'L’agence.' },
  ];
  expect(sentPoints({ ...empty, questions }).questions).toEqual([{ question: 'Qui ?', answer: 'L’agence.' }]);
});

it('is pasted as plain text, without what is empty', () => {
  const fields = { ...empty, facts: 'Un fait', questions: [{ question: 'Qui ?', answer: 'Nous.' }] };
  expect(pointsText(fields, words)).toBe('Standard\n\nLes faits\n- Un fait\n\nQuestions\nQui ?\nNous.');
});
