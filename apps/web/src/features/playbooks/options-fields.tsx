import { Panel } from '@beffroi/ui';
import { Textarea, TextInput } from '@mantine/core';
import { ListedFields } from '../../shared/form/listed.tsx';
import rows from '../../shared/rows.module.css';
import { useWords } from '../../shared/words.ts';
import { freeKey, type Option } from './playbooks.rules.ts';

const MOST_OPTIONS = 20;

/** Ways of answering: a tone, when it fits, and a text to start from. */
export function OptionsFields({
  options,
  onChange,
}: {
  options: readonly Option[];
  onChange: (options: Option[]) => void;
}) {
  const t = useWords();
  const change = (index: number, part: Partial<Option>) =>
    onChange(options.map((option, at) => (at === index ? { ...option, ...part } : option)));
  return (
    <Panel title={t('playbooks.options')}>
      <p className={rows.small}>{t('playbooks.options.hint')}</p>
      <ListedFields
        name={t('playbooks.option')}
        add={t('playbooks.option.add')}
        remove={(number) => t('playbooks.option.remove', { number })}
        count={options.length}
        onAdd={() => {
          if (options.length >= MOST_OPTIONS) return;
          onChange([...options, { key: freeKey('ton', options), tone: '', when: '', text: '' }]);
        }}
        onRemove={(index) => onChange(options.filter((_, at) => at !== index))}
      >
        {(index) => (
          <>
            <TextInput
              required
              withAsterisk={false}
              maxLength={60}
              label={t('playbooks.option.tone')}
              value={options[index]?.tone ?? ''}
              onChange={(event) => change(index, { tone: event.currentTarget.value })}
            />
            <div data-wide>
              <Textarea
                autosize
                minRows={1}
                maxRows={5}
                maxLength={400}
                label={t('playbooks.option.when')}
                value={options[index]?.when ?? ''}
                onChange={(event) => change(index, { when: event.currentTarget.value })}
              />
            </div>
            <div data-wide>
              <Textarea
                required
                withAsterisk={false}
                autosize
                minRows={3}
                maxRows={12}
                maxLength={3000}
                label={t('playbooks.option.text')}
                value={options[index]?.text ?? ''}
                onChange={(event) => change(index, { text: event.currentTarget.value })}
              />
            </div>
          </>
        )}
      </ListedFields>
    </Panel>
  );
}
