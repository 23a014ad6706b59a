import { Panel, Tag } from '@beffroi/ui';
import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { ListedFields } from '../../shared/form/listed.tsx';
import classes from '../../shared/rows.module.css';
import { useCan } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { dayIn, noonOf } from '../requests/requests.rules.ts';
import type { SettingsForm } from './request-settings-fields.tsx';
import type { WholeSettings } from './desk-settings.rules.ts';

type Rule = WholeSettings['rules'][number];
const calendars = ['metropole', 'alsace_moselle', 'guadeloupe', 'martinique', 'guyane', 'reunion', 'mayotte'] as const;

/** Each time limit with who answers for it, its source and when it is read again; the territory may replace one. */
export function RulesPanel({ form, rules }: { form: SettingsForm; rules: readonly Rule[] }) {
  const t = useWords();
  return (
    <Panel title={t('reqset.rules')} flush>
      <p className={classes.flushLead}>{t('reqset.rules.lead')}</p>
      <ul>
        {rules.map((rule) => (
          <RuleRow key={rule.id} form={form} rule={rule} />
        ))}
      </ul>
    </Panel>
  );
}

function RuleRow({ form, rule }: { form: SettingsForm; rule: Rule }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const canManage = useCan('departments.manage');
  const index = form.values.rules.findIndex(({ id }) => id === rule.id);
  const replaced = index >= 0;
  const of = (field: string) => form.getInputProps(`rules.${index}.${field}`);
  const amount = t(`reqset.unit.${rule.unit}`, {
    count: replaced ? (form.values.rules[index]?.amount ?? 0) : rule.amount,
  });
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <p className={`${classes.title} ${classes.sentence}`}>{rule.label[format.locale]}</p>
        <p className={classes.meta}>
          {rule.url ? (
            <a href={rule.url} target="_blank" rel="noreferrer">
              {rule.article}
            </a>
          ) : (
            <span>{rule.article}</span>
          )}
          <span>{t('reqset.rule.owner_is', { name: rule.owner })}</span>
          <span>{t('reqset.rule.review_is', { date: format.date(noonOf(rule.reviewOn), now) })}</span>
          {rule.toReview && <Tag kind="watch">{t('reqset.rule.to_review')}</Tag>}
        </p>
        {replaced && (
          <div className={classes.fields}>
            <NumberInput
              required
              withAsterisk={false}
              min={1}
              max={3650}
              label={t('reqset.rule.amount')}
              {...of('amount')}
            />
            <TextInput required withAsterisk={false} maxLength={120} label={t('reqset.rule.owner')} {...of('owner')} />
            <TextInput
              required
              withAsterisk={false}
              maxLength={200}
              label={t('reqset.rule.source')}
              {...of('source')}
            />
            <TextInput type="date" required withAsterisk={false} label={t('reqset.rule.review')} {...of('reviewOn')} />
          </div>
        )}
      </div>
      <div className={classes.side}>
        <b>{amount}</b>
        {canManage && (
          <Button
            size="xs"
            variant="subtle"
            onClick={() =>
              replaced
                ? form.removeListItem('rules', index)
                : form.insertListItem('rules', {
                    id: rule.id,
                    amount: rule.amount,
                    owner: '',
                    source: '',
                    reviewOn: dayIn(365, now),
                  })
            }
          >
            {t(replaced ? 'reqset.rule.restore' : 'reqset.rule.replace')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** Holidays of where it is, and the days on which the offices are closed besides. */
export function ClosedDaysPanel({ form }: { form: SettingsForm }) {
  const t = useWords();
  return (
    <Panel title={t('reqset.days')}>
      <NativeSelect
        maw="22rem"
        label={t('reqset.holidays')}
        data={calendars.map((value) => ({ value, label: t(`reqset.holidays.${value}`) }))}
        {...form.getInputProps('holidays')}
      />
      <ListedFields
        compact
        name={t('reqset.day')}
        add={t('reqset.day.add')}
        remove={(number) => t('reqset.day.remove', { number })}
        count={form.values.closedDays.length}
        onAdd={() => form.insertListItem('closedDays', { day: '', name: '' })}
        onRemove={(index) => form.removeListItem('closedDays', index)}
      >
        {(index) => (
          <>
            <TextInput
              type="date"
              required
              withAsterisk={false}
              label={t('reqset.day.date')}
              {...form.getInputProps(`closedDays.${index}.day`)}
            />
            <TextInput
              maxLength={80}
              label={t('reqset.day.name')}
              {...form.getInputProps(`closedDays.${index}.name`)}
            />
          </>
        )}
      </ListedFields>
    </Panel>
  );
}
