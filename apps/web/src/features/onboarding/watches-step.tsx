import { createWatch, type Output, suggestWatches } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { FieldRow, Form } from '../../shared/form/form.tsx';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { linesOf } from '../../shared/form/lines.ts';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { watchesQuery } from '../../shared/watches.ts';
import { useWords } from '../../shared/words.ts';
import { Swatch } from '../watches/swatch.tsx';
import classes from './onboarding.module.css';

type Suggestion = Output<typeof suggestWatches>['items'][number] & { chosen: boolean };

const asked = ['variants', 'officials', 'institutions', 'hashtags'] as const;

/** Names in, watches out: each can be read, changed, left. */
export function WatchesStep({ onNext }: { onNext: () => void }) {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const [suggestions, setSuggestions] = useState<Suggestion[]>();
  const { form, submit, pending, rest } = useApiForm({
    initial: { variants: '', officials: '', institutions: '', hashtags: '' },
    send: (values) =>
      call(suggestWatches, {
        params: { territoryId },
        body: {
          variants: linesOf(values.variants),
          officials: linesOf(values.officials),
          institutions: linesOf(values.institutions),
          hashtags: linesOf(values.hashtags),
        },
      }),
    onDone: ({ items }) => setSuggestions(items.map((item) => ({ ...item, chosen: true }))),
  });
  if (suggestions) {
    return (
      <Proposed
        suggestions={suggestions}
        onChange={setSuggestions}
        onBack={() => setSuggestions(undefined)}
        onNext={onNext}
      />
    );
  }
  return (
    <Panel label={t('onboarding.step.1.title')}>
      <Form
        onSubmit={submit}
        rest={rest}
        pending={pending}
        submit={t('onboarding.suggest')}
        others={
          <Button variant="subtle" onClick={onNext}>
            {t('onboarding.skip')}
          </Button>
        }
      >
        <p>{t('onboarding.names.lead')}</p>
        <FieldRow>
          {asked.map((field) => (
            <Textarea
              key={field}
              autosize
              minRows={3}
              maxRows={10}
              label={t(`onboarding.${field}`)}
              description={t(`onboarding.${field}.hint`)}
              {...form.getInputProps(field)}
            />
          ))}
        </FieldRow>
      </Form>
    </Panel>
  );
}

function Proposed({
  suggestions,
  onChange,
  onBack,
  onNext,
}: {
  suggestions: readonly Suggestion[];
  onChange: (suggestions: Suggestion[]) => void;
  onBack: () => void;
  onNext: () => void;
}) {
  const t = useWords();
  const client = useQueryClient();
  const { locale } = useFormat();
  const { id: territoryId } = useTerritory();
  const chosen = suggestions.filter((suggestion) => suggestion.chosen);
  const change = (index: number, part: Partial<Suggestion>) =>
    onChange(suggestions.map((each, at) => (at === index ? { ...each, ...part } : each)));
  const create = useMutation({
    async mutationFn() {
      const left = [...suggestions];
      // One after the other, so that what was created is not created again when one is refused.
      for (const suggestion of chosen) {
        const { name, query, colour } = suggestion;
        await call(createWatch, { params: { territoryId }, body: { name, query, colour } });
        left.splice(left.indexOf(suggestion), 1);
        onChange([...left]);
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: watchesQuery(territoryId).queryKey }),
    onSuccess: onNext,
  });
  return (
    <>
      <Panel label={t('onboarding.proposed')} flush>
        <ul>
          {suggestions.map((suggestion, index) => (
            <li key={index} className={classes.suggestion}>
              <Checkbox
                checked={suggestion.chosen}
                aria-label={t('onboarding.keep', { name: suggestion.name })}
                onChange={(event) => change(index, { chosen: event.currentTarget.checked })}
              />
              <Swatch colour={suggestion.colour} />
              <div className={classes.fields}>
                <p className={classes.small}>{suggestion.reason[locale]}</p>
                <TextInput
                  size="xs"
                  maxLength={80}
                  label={t('watches.name')}
                  value={suggestion.name}
                  onChange={(event) => change(index, { name: event.currentTarget.value })}
                />
                <Textarea
                  size="xs"
                  autosize
                  minRows={1}
                  maxRows={8}
                  spellCheck={false}
                  label={t('watches.query')}
                  classNames={{ input: classes.query }}
                  value={suggestion.query}
                  onChange={(event) => change(index, { query: event.currentTarget.value })}
                />
              </div>
            </li>
          ))}
        </ul>
      </Panel>
      <div className={classes.end}>
        {create.error && <FormProblem error={create.error} />}
        <div className={classes.actions}>
          <Button variant="filled" loading={create.isPending} onClick={() => create.mutate()}>
            {chosen.length === 0 ? t('onboarding.next') : t('onboarding.create', { count: chosen.length })}
          </Button>
          <Button variant="subtle" onClick={onBack}>
            {t('onboarding.back')}
          </Button>
        </div>
      </div>
    </>
  );
}
