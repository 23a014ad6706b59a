import { Panel } from '@beffroi/ui';
import { Textarea, TextInput } from '@mantine/core';
import { FieldSet } from '../../shared/form/form.tsx';
import { ListedFields } from '../../shared/form/listed.tsx';
import rows from '../../shared/rows.module.css';
import { useWords } from '../../shared/words.ts';
import type { KnownPlaybook } from './playbooks.rules.ts';

const MOST_SPEAKERS = 12;
const MOST_HASHTAGS = 10;

/** Hashtags, the video brief, and who says what. */
export function VoicesFields({
  playbook,
  onChange,
}: {
  playbook: KnownPlaybook;
  onChange: (part: Partial<KnownPlaybook>) => void;
}) {
  const t = useWords();
  const { speakers } = playbook;
  const speaker = (index: number, part: Partial<(typeof speakers)[number]>) =>
    onChange({ speakers: speakers.map((each, at) => (at === index ? { ...each, ...part } : each)) });
  return (
    <Panel title={t('playbooks.rest')}>
      <div className={rows.gap}>
        <Textarea
          autosize
          minRows={2}
          maxRows={10}
          label={t('playbooks.hashtags')}
          description={t('playbooks.hashtags.hint')}
          value={playbook.hashtags.join('\n')}
          onChange={(event) => onChange({ hashtags: event.currentTarget.value.split('\n').slice(0, MOST_HASHTAGS) })}
        />
        <Textarea
          autosize
          minRows={3}
          maxRows={14}
          maxLength={2000}
          label={t('playbooks.video')}
          description={t('playbooks.video.hint')}
          value={playbook.videoBrief}
          onChange={(event) => onChange({ videoBrief: event.currentTarget.value })}
        />
        <FieldSet legend={t('playbooks.speakers')}>
          <ListedFields
            compact
            name={t('playbooks.speaker')}
            add={t('playbooks.speaker.add')}
            remove={(number) => t('playbooks.speaker.remove', { number })}
            count={speakers.length}
            onAdd={() =>
              speakers.length < MOST_SPEAKERS && onChange({ speakers: [...speakers, { who: '', says: '' }] })
            }
            onRemove={(index) => onChange({ speakers: speakers.filter((_, at) => at !== index) })}
          >
            {(index) => (
              <>
                <TextInput
                  maxLength={80}
                  label={t('playbooks.speaker.who')}
                  value={speakers[index]?.who ?? ''}
                  onChange={(event) => speaker(index, { who: event.currentTarget.value })}
                />
                <Textarea
                  autosize
                  minRows={1}
                  maxRows={6}
                  maxLength={400}
                  label={t('playbooks.speaker.says')}
                  value={speakers[index]?.says ?? ''}
                  onChange={(event) => speaker(index, { says: event.currentTarget.value })}
                />
              </>
            )}
          </ListedFields>
        </FieldSet>
      </div>
    </Panel>
  );
}
