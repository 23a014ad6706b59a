import { ActionIcon, Button } from '@mantine/core';
import { IconArrowLeft, IconMaximize, IconMinimize, IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTerritory } from '../../shared/session.ts';
import { useSound } from '../../shared/sound.ts';
import { useWords } from '../../shared/words.ts';
import classes from './wall-tools.module.css';

const REST_MS = 4000;

/** Full screen, one window per screen, sound, way back: there while the pointer moves or the focus is in it. */
export function WallTools() {
  const t = useWords();
  const { id } = useTerritory();
  const awake = useAwake();
  const full = useFullScreen();
  const sound = useSound();
  const open = (screen: 1 | 2) =>
    window.open(`/t/${id}/mur?ecran=${screen}`, `beffroi-mur-${screen}`, 'popup,width=1280,height=720');
  return (
    <nav className={`${classes.tools} ${awake ? classes.awake : ''}`} aria-label={t('wall.tools')}>
      <Button component={Link} to={`/t/${id}` as string} leftSection={<IconArrowLeft size={18} stroke={1.75} />}>
        {t('wall.leave')}
      </Button>
      <Button onClick={() => open(1)}>{t('wall.open1')}</Button>
      <Button onClick={() => open(2)}>{t('wall.open2')}</Button>
      <ActionIcon
        size={44}
        aria-label={t(sound.on ? 'wall.sound.off' : 'wall.sound.on')}
        aria-pressed={sound.on}
        onClick={() => sound.set(!sound.on)}
      >
        {sound.on ? <IconVolume size={22} stroke={1.75} /> : <IconVolumeOff size={22} stroke={1.75} />}
      </ActionIcon>
      <Button
        variant="filled"
        leftSection={full.on ? <IconMinimize size={18} stroke={1.75} /> : <IconMaximize size={18} stroke={1.75} />}
        onClick={full.toggle}
      >
        {t(full.on ? 'wall.full.leave' : 'wall.full')}
      </Button>
    </nav>
  );
}

function useAwake(): boolean {
  const [awake, setAwake] = useState(true);
  useEffect(() => {
    let timer = setTimeout(() => setAwake(false), REST_MS);
    const move = () => {
      setAwake(true);
      clearTimeout(timer);
      timer = setTimeout(() => setAwake(false), REST_MS);
    };
    addEventListener('pointermove', move);
    addEventListener('keydown', move);
    return () => {
      clearTimeout(timer);
      removeEventListener('pointermove', move);
      removeEventListener('keydown', move);
    };
  }, []);
  return awake;
}

function useFullScreen() {
  const [on, setOn] = useState(Boolean(document.fullscreenElement));
  useEffect(() => {
    const change = () => setOn(Boolean(document.fullscreenElement));
    document.addEventListener('fullscreenchange', change);
    return () => document.removeEventListener('fullscreenchange', change);
  }, []);
  return {
    on,
    toggle: () => void (on ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
  };
}
