import type { Draft, Mandate } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Checkbox, NativeSelect, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import type { Change } from './compose.types.ts';
import { drop } from './draft.rules.ts';
import classes from './compose.module.css';

/** What it is about, which chooses who validates: campaign, themes, what it tells of, and the mandate that it uses. */
export function AboutPanel({
  draft,
  change,
  mandates,
}: {
  draft: Draft;
  change: Change;
  /** Mine, in force. */
  mandates: readonly Mandate[];
}) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  return (
    <Panel title={t('compose.about')}>
      <div className={classes.about}>
        {mandates.length > 0 && (
          <NativeSelect
            label={t('compose.mandate')}
            description={t('compose.mandate.hint')}
            value={draft.mandateId ?? ''}
            onChange={(event) => {
              const mandateId = event.currentTarget.value;
              change((draft) => (mandateId ? { ...draft, mandateId } : drop(draft, 'mandateId')));
            }}
            data={[
              { value: '', label: t('compose.mandate.none') },
              ...mandates.map(({ id, scope, givenByName, endsAt }) => ({
                value: id,
                label: t('compose.mandate.one', { scope, name: givenByName, until: format.moment(endsAt, now) }),
              })),
            ]}
          />
        )}
        <LateInput
          key={draft.campaign}
          label={t('compose.campaign')}
          value={draft.campaign ?? ''}
          onCommit={(campaign) => change((draft) => (campaign ? { ...draft, campaign } : drop(draft, 'campaign')))}
        />
        <TagsInput
          label={t('compose.themes')}
          maxTags={20}
          maxLength={60}
          value={draft.themes}
          onChange={(themes) => change((draft) => ({ ...draft, themes }))}
        />
        <TagsInput
          label={t('compose.officials')}
          description={t('compose.officials.hint')}
          maxTags={20}
          maxLength={120}
          value={draft.officials}
          onChange={(officials) => change((draft) => ({ ...draft, officials }))}
        />
        <Checkbox
          label={t('compose.money')}
          checked={draft.money}
          onChange={(event) => {
            const money = event.currentTarget.checked;
            change((draft) => ({ ...draft, money }));
          }}
        />
        <Checkbox
          label={t('compose.minors')}
          checked={draft.minors}
          onChange={(event) => {
            const minors = event.currentTarget.checked;
            change((draft) => ({ ...draft, minors }));
          }}
        />
      </div>
    </Panel>
  );
}

/** Told when one leaves the field: a name half typed is no campaign. */
function LateInput({ label, value, onCommit }: { label: string; value: string; onCommit: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  return (
    <TextInput
      label={label}
      maxLength={120}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => typed.trim() !== value && onCommit(typed.trim())}
    />
  );
}
