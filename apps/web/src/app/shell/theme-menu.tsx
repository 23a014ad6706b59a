import { ActionIcon } from '@mantine/core';
import { IconSunMoon } from '@tabler/icons-react';
import { useWords } from '../../shared/words.ts';
import { LazyMenu } from './lazy-menu.tsx';

export function ThemeMenu() {
  const t = useWords();
  return (
    <LazyMenu
      position="bottom-end"
      content={{ kind: 'theme' }}
      target={
        <ActionIcon aria-label={t('app.theme')} size={36}>
          <IconSunMoon size={18} stroke={1.75} />
        </ActionIcon>
      }
    />
  );
}
