import { ActionIcon, type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun, IconSunMoon } from '@tabler/icons-react';
import { updateMe } from '@beffroi/contracts';
import { call } from '../../shared/api.ts';
import { useWords } from '../../shared/words.ts';

const choices = [
  { scheme: 'auto', icon: IconDeviceDesktop },
  { scheme: 'light', icon: IconSun },
  { scheme: 'dark', icon: IconMoon },
] as const;

/** System, light or dark: on this device at once, and with the person everywhere. */
export function ThemeMenu() {
  const t = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const choose = (scheme: MantineColorScheme) => {
    setColorScheme(scheme);
    // Kept with the person when the server answers; the device remembers it in any case.
    void call(updateMe, { body: { theme: scheme === 'auto' ? 'system' : scheme } }).catch(() => undefined);
  };
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon aria-label={t('app.theme')} size={36}>
          <IconSunMoon size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('app.theme')}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(scheme) => choose(scheme as MantineColorScheme)}>
          {choices.map(({ scheme, icon: Icon }) => (
            <Menu.RadioItem
              key={scheme}
              value={scheme}
              closeMenuOnClick
              rightSection={<Icon size={16} stroke={1.75} aria-hidden="true" />}
            >
              {t(`app.theme.${scheme}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
