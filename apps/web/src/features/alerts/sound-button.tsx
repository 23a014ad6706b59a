import { Button } from '@mantine/core';
import { IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { useSound } from '../../shared/sound.ts';
import { useWords } from '../../shared/words.ts';

/** The bell of this device: off until asked for; turning it on rings it once. */
export function SoundButton() {
  const t = useWords();
  const sound = useSound();
  const Icon = sound.on ? IconVolume : IconVolumeOff;
  return (
    <Button
      aria-pressed={sound.on}
      onClick={() => sound.set(!sound.on)}
      leftSection={<Icon size={18} stroke={1.75} aria-hidden="true" />}
    >
      {t(sound.on ? 'alerts.sound.on' : 'alerts.sound.off')}
    </Button>
  );
}
