import { channelAbilities, type Channel } from '@beffroi/contracts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { abilityIcons } from './channel-words.tsx';
import classes from './channels.module.css';

/** What one network can and cannot do, with the reasons beside. */
export function AbilityList({ abilities }: { abilities: Channel['abilities'] }) {
  const t = useWords();
  const { locale } = useFormat();
  return (
    <ul className={classes.abilityList}>
      {channelAbilities.map((ability) => {
        const { state, reason } = abilities[ability] ?? { state: 'impossible' as const, reason: undefined };
        const Icon = abilityIcons[state];
        return (
          <li key={ability} data-state={state}>
            <Icon size={18} stroke={1.75} aria-hidden="true" />
            <div>
              {t(`channels.ability.${ability}`)}
              <span className="vh">: {t(`channels.ability.state.${state}`)}</span>
              {reason && <small>{reason[locale]}</small>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
