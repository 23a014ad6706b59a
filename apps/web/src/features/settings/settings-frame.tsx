import type { Permission } from '@beffroi/contracts';
import { PageHead } from '@beffroi/ui';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { LateWords } from '../../shared/late-words.tsx';
import { useTerritory } from '../../shared/session.ts';
import { type MessageId, useWords } from '../../shared/words.ts';
import classes from './settings.module.css';

const entries: readonly { path: string; label: MessageId; permission: Permission }[] = [
  { path: 'reglages/territoire', label: 'settings.territory', permission: 'territory.read' },
  { path: 'reglages/personnes', label: 'settings.people', permission: 'people.read' },
  { path: 'reglages/roles', label: 'settings.roles', permission: 'territory.read' },
  { path: 'reglages/comptes', label: 'settings.channels', permission: 'channels.read' },
  { path: 'reglages/validation', label: 'settings.circuits', permission: 'publishing.read' },
  { path: 'reglages/verifications', label: 'settings.checks', permission: 'publishing.read' },
  { path: 'reglages/blocs', label: 'settings.snippets', permission: 'publishing.read' },
  { path: 'fiches-reflexes', label: 'settings.playbooks', permission: 'crisis.read' },
  { path: 'reglages/guichet', label: 'settings.desk', permission: 'desk.read' },
  { path: 'reglages/reponses', label: 'settings.replies', permission: 'desk.read' },
  { path: 'reglages/demandes', label: 'settings.requests', permission: 'requests.read' },
  { path: 'reglages/mes-alertes', label: 'settings.mine', permission: 'territory.read' },
  { path: 'detecteur', label: 'settings.detector', permission: 'alerts.configure' },
  { path: 'reglages/envois', label: 'settings.deliveries', permission: 'notifications.configure' },
  { path: 'reglages/donnees', label: 'settings.privacy', permission: 'territory.read' },
  { path: 'reglages/cles-api', label: 'settings.keys', permission: 'api_keys.manage' },
  { path: 'reglages/travaux', label: 'work.title', permission: 'work.read' },
  { path: 'reglages/journal', label: 'settings.audit', permission: 'audit.read' },
];

/** The settings that my roles open, and the one on screen. */
export function SettingsFrame() {
  const t = useWords();
  const territory = useTerritory();
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    // On a narrow screen the list scrolls: the entry on screen must be in sight.
    nav.current?.querySelector(`[href="${pathname}"]`)?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  return (
    <>
      <PageHead over={territory.name} title={t('app.nav.settings')} />
      <div className={classes.frame}>
        <nav ref={nav} aria-label={t('app.nav.settings')} className={classes.nav}>
          <ul>
            {entries
              .filter((entry) => territory.permissions.includes(entry.permission))
              .map((entry) => (
                <li key={entry.path}>
                  <Link to={`/t/${territory.id}/${entry.path}` as string} activeProps={{ 'aria-current': 'page' }}>
                    {t(entry.label)}
                  </Link>
                </li>
              ))}
          </ul>
        </nav>
        <div className={classes.page}>
          <LateWords of={['channels', 'circuits', 'editorial']}>
            <Outlet />
          </LateWords>
        </div>
      </div>
    </>
  );
}
