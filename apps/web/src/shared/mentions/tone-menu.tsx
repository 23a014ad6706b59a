import type { Mention } from '@beffroi/contracts';
import { Kbd, ToneBadge, toneOrder } from '@beffroi/ui';
import { Menu, UnstyledButton } from '@mantine/core';
import { useCan } from '../session.ts';
import { MentionTone } from '../tone.tsx';
import { useWords } from '../words.ts';
import classes from './tone-menu.module.css';

/** The tone, and for those who may, the way to correct it: by the menu or by its key. */
export function ToneMenu({ mention, onTone }: { mention: Mention; onTone: (tone: Mention['tone']) => void }) {
  const t = useWords();
  if (!useCan('mentions.treat')) return <MentionTone mention={mention} />;
  return (
    <Menu>
      <Menu.Target>
        <UnstyledButton className={classes.target}>
          <MentionTone mention={mention} />
          <span className="vh">, {t('mention.tone.correct')}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('mention.tone.correct')}</Menu.Label>
        <Menu.RadioGroup value={mention.tone} onChange={(tone) => onTone(tone as Mention['tone'])}>
          {toneOrder.map((tone, index) => (
            <Menu.RadioItem key={tone} value={tone} closeMenuOnClick rightSection={<Kbd>{String(index + 1)}</Kbd>}>
              <ToneBadge tone={tone} label={t(`common.tone.${tone}`)} />
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
