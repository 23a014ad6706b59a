import { type Role, roles } from '@beffroi/contracts';
import { Checkbox } from '@mantine/core';
import { roleWords } from '../../shared/role-words.ts';
import { useWords } from '../../shared/words.ts';
import settings from '../settings/settings.module.css';

/** Roles to hold, with what each is for; those that single sign-on gives are shown and stay. */
export function RoleChoices({ fixed = [], ...group }: Record<string, unknown> & { fixed?: readonly Role[] }) {
  const t = useWords();
  return (
    <Checkbox.Group label={t('people.roles')} {...group}>
      <div className={settings.gap}>
        {roles.map((role) => (
          <Checkbox
            key={role}
            value={role}
            disabled={fixed.includes(role)}
            label={t(roleWords[role])}
            description={t(fixed.includes(role) ? 'people.roles.fixed' : `people.role.${role}`)}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}
