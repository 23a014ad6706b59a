import { allows, permissionNames, roles } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { IconCheck } from '@tabler/icons-react';
import { DataTable } from '../../shared/data-table.tsx';
import { usePage } from '../../shared/page.ts';
import { roleWords } from '../../shared/role-words.ts';
import { useWords } from '../../shared/words.ts';
import classes from './people.module.css';
import { permissionWords } from './permission-words.ts';

/** What each role may do: the very table that the server enforces. */
export function RolesPage() {
  const t = useWords();
  usePage(t('settings.roles'));
  return (
    <Panel title={t('settings.roles')} flush>
      <p className={classes.lead}>{t('people.roles.table')}</p>
      <div className={classes.table}>
        <DataTable
          label={t('people.roles.table')}
          columns={[{ name: t('people.permission') }, ...roles.map((role) => ({ name: t(roleWords[role]) }))]}
        >
          {permissionNames.map((permission) => (
            <tr key={permission}>
              <th scope="row">{t(permissionWords[permission])}</th>
              {roles.map((role) => (
                <td key={role} className={classes.mark}>
                  {allows([role], permission) ? (
                    <>
                      <IconCheck size={18} stroke={2} aria-hidden="true" />
                      <span className="vh">{t('people.may')}</span>
                    </>
                  ) : (
                    <span className="vh">{t('people.may_not')}</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </DataTable>
      </div>
    </Panel>
  );
}
