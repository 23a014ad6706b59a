import type { Locale } from '@beffroi/contracts';
import { Logo } from '@beffroi/ui';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLocale } from '../../app/locale-provider.tsx';
import { ThemeMenu } from '../../app/shell/theme-menu.tsx';
import { usePage } from '../../shared/page.ts';
import classes from './door-frame.module.css';

const languages: readonly { locale: Locale; name: string }[] = [
  { locale: 'fr', name: 'Français' },
  { locale: 'en', name: 'English' },
];

/** In front of the door: the mark, one question, the language and the theme. */
export function DoorFrame({
  title,
  lead,
  wide = false,
  children,
}: {
  title: string;
  lead?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) {
  const { locale, choose } = useLocale();
  usePage(title);
  return (
    <div className={classes.door}>
      <main id="contenu" tabIndex={-1} className={classes.main} data-wide={wide || undefined}>
        <p className={classes.brand}>
          <Logo size={44} />
          <b>Beffroi</b>
        </p>
        <h1>{title}</h1>
        {lead && <p className={classes.lead}>{lead}</p>}
        <div className={classes.panel}>{children}</div>
      </main>
      <footer className={classes.foot}>
        {languages.map((language) => (
          <Button
            key={language.locale}
            size="xs"
            variant="subtle"
            lang={language.locale}
            aria-pressed={language.locale === locale}
            onClick={() => choose(language.locale)}
          >
            {language.name}
          </Button>
        ))}
        <ThemeMenu />
      </footer>
    </div>
  );
}
