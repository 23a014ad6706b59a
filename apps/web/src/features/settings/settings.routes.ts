import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { shellRoute } from '../../shared/routes.ts';
import { readChannelsSearch } from '../channels/channels.search.ts';

export const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'reglages',
  component: lazyRouteComponent(() => import('./settings-frame.tsx'), 'SettingsFrame'),
});

const page = <P extends string>(path: P) => ({ getParentRoute: () => settingsRoute, path });

export const settingsRoutes = [
  settingsRoute.addChildren([
    createRoute({
      ...page('/'),
      beforeLoad: ({ params }) => {
        throw redirect({ href: `/t/${params.territoryId}/reglages/territoire` });
      },
    }),
    createRoute({
      ...page('territoire'),
      component: lazyRouteComponent(() => import('./territory.page.tsx'), 'TerritoryPage'),
    }),
    createRoute({
      ...page('personnes'),
      component: lazyRouteComponent(() => import('../people/people.page.tsx'), 'PeoplePage'),
    }),
    createRoute({
      ...page('roles'),
      component: lazyRouteComponent(() => import('../people/roles.page.tsx'), 'RolesPage'),
    }),
    createRoute({
      ...page('comptes'),
      validateSearch: readChannelsSearch,
      component: lazyRouteComponent(() => import('../channels/channels.page.tsx'), 'ChannelsPage'),
    }),
    createRoute({
      ...page('comptes/connecter'),
      component: lazyRouteComponent(() => import('../channels/connect.page.tsx'), 'ConnectPage'),
    }),
    createRoute({
      ...page('comptes/connecter/$network'),
      component: lazyRouteComponent(() => import('../channels/connect-network.page.tsx'), 'ConnectNetworkPage'),
    }),
    createRoute({
      ...page('comptes/$channelId'),
      component: lazyRouteComponent(() => import('../channels/channel.page.tsx'), 'ChannelPage'),
    }),
    createRoute({
      ...page('validation'),
      component: lazyRouteComponent(() => import('../circuits/circuits.page.tsx'), 'CircuitsPage'),
    }),
    createRoute({
      ...page('validation/circuits'),
      component: lazyRouteComponent(() => import('../circuits/circuits-editor.page.tsx'), 'CircuitsEditorPage'),
    }),
    createRoute({
      ...page('verifications'),
      component: lazyRouteComponent(() => import('../editorial/checks.page.tsx'), 'ChecksPage'),
    }),
    createRoute({
      ...page('blocs'),
      component: lazyRouteComponent(() => import('../editorial/snippets.page.tsx'), 'SnippetsPage'),
    }),
    createRoute({
      ...page('donnees'),
      component: lazyRouteComponent(() => import('./privacy.page.tsx'), 'PrivacyPage'),
    }),
    createRoute({
      ...page('guichet'),
      component: lazyRouteComponent(() => import('../desk-settings/desk-settings.page.tsx'), 'DeskSettingsPage'),
    }),
    createRoute({
      ...page('reponses'),
      component: lazyRouteComponent(() => import('../desk-settings/saved-replies.page.tsx'), 'SavedRepliesPage'),
    }),
    createRoute({
      ...page('demandes'),
      component: lazyRouteComponent(() => import('../desk-settings/request-settings.page.tsx'), 'RequestSettingsPage'),
    }),
    createRoute({
      ...page('mes-alertes'),
      component: lazyRouteComponent(() => import('./my-notifications.page.tsx'), 'MyNotificationsPage'),
    }),
    createRoute({
      ...page('envois'),
      component: lazyRouteComponent(() => import('./deliveries.page.tsx'), 'DeliveriesPage'),
    }),
    createRoute({
      ...page('cles-api'),
      component: lazyRouteComponent(() => import('./api-keys.page.tsx'), 'ApiKeysPage'),
    }),
    createRoute({
      ...page('travaux'),
      component: lazyRouteComponent(() => import('./work.page.tsx'), 'WorkPage'),
    }),
    createRoute({
      ...page('journal'),
      component: lazyRouteComponent(() => import('../audit/audit.page.tsx'), 'AuditPage'),
    }),
  ]),
] as const;
